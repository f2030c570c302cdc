package dev.tminus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checklists as people write them, each beside what becomes of it. With `-Dfixtures.write=true`
/// the present outcome is written; read it before you keep it.
class ImportFixturesTest {

    private static final Path FOLDER = Path.of("src/test/resources/sheet");
    private static final String OUTCOME = ".imported";

    /// What is said with `--zero`, `--zone` and `--lists`.
    private static final Map<String, Imported.Known> KNOWN =
            Map.ofEntries(
                    Map.entry("midnight.csv", zero("2026-12-06T00:30", null)),
                    Map.entry("evening.csv", zero("2026-12-06T00:30", null)),
                    Map.entry("backwards.csv", zero("2026-12-06T00:30", "America/New_York")),
                    Map.entry("backwards-utc.csv", zero("2026-12-06T00:30", "America/New_York")),
                    Map.entry("disorder.csv", zero("2026-12-06T00:30", null)),
                    Map.entry("day.csv", zero("2026-12-06T22:00", null)),
                    Map.entry("dated.csv", zero("2026-12-06T02:00", null)),
                    Map.entry("utc-column.csv", zero("2026-12-06T18:00", "America/New_York")),
                    Map.entry("gap.csv", zero("2027-03-14T09:00", "America/New_York")),
                    Map.entry("zones.csv", zero("2026-12-05T21:00", "America/New_York")),
                    Map.entry("plain-lists.md", new Imported.Known(null, null, null, true)));

    private static Imported.Known zero(String zero, String zone) {
        return new Imported.Known(
                LocalDateTime.parse(zero), zone == null ? null : ZoneId.of(zone), null);
    }

    static Stream<String> checklists() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(OUTCOME))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("checklists")
    void importsAsItsOutcomeSays(String name) throws IOException {
        var outcome = FOLDER.resolve(name + OUTCOME);

        var found = outcome(name);

        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(outcome, found);
        }
        assertThat(found).isEqualTo(Files.readString(outcome));
    }

    @ParameterizedTest
    @MethodSource("checklists")
    void makesARunbookThatReads(String name) {
        if (read(name) instanceof Imported.Draft draft) {
            assertThat(Checklists.steps(draft)).hasSize(draft.steps());
        } else {
            assertThat(name).startsWith("unclosed");
        }
    }

    private static Imported read(String name) {
        try {
            var known = KNOWN.getOrDefault(name, Imported.Known.NOTHING);
            return ImportChecklist.read(name, Files.readAllBytes(FOLDER.resolve(name)), known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(String name) {
        return switch (read(name)) {
            case Imported.Refused(var why) -> why + "\n";
            case Imported.Draft draft -> fates(draft.fates()) + "\n" + draft.yaml();
        };
    }

    private static String fates(List<Fate> fates) {
        return fates.stream()
                .map(fate -> "%-10s%s\n".formatted(fate.kind(), fate))
                .collect(Collectors.joining());
    }
}
