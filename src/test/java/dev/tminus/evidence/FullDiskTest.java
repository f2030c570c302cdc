package dev.tminus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole check whose evidence finds no room: the device that is always full stands in for the
/// disk.
class FullDiskTest {

    private static final FilesName HERE = new FilesName("here");

    @TempDir Path home;

    @Test
    void givesNoAnswerAndKeepsNothingHalf() throws IOException {
        var kept = home.resolve("evidence");
        var store = new EvidenceStore(kept, FullDiskTest::full);

        var outcome = compare(store);

        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(outcome.summary())
                .matches(
                        "The evidence users-.* could not be kept: the disk is full"
                                + " \\([0-9,]+ MiB left\\); free some space and check again\\.");
        assertThat(outcome.evidence()).isEmpty();
        try (var files = Files.walk(kept)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void passesOnceThereIsRoomAgain() throws IOException {
        var kept = home.resolve("evidence");
        compare(new EvidenceStore(kept, FullDiskTest::full));

        assertThat(compare(new EvidenceStore(kept))).isInstanceOf(Outcome.Passed.class);
    }

    private static Path full(Path folder) throws IOException {
        return Files.createSymbolicLink(
                folder.resolve("full-" + System.nanoTime()), Path.of("/dev/full"));
    }

    private Outcome compare(EvidenceStore store) throws IOException {
        var rows =
                IntStream.range(0, 20_000)
                        .mapToObj(id -> "%d,user-%d@example.test\r\n".formatted(id, id * 7919))
                        .collect(Collectors.joining("", "id,email\r\n", ""));
        Files.writeString(home.resolve("left.csv"), rows);
        Files.writeString(home.resolve("right.csv"), rows);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new CarryOutCheck(
                            Brief.sources(new Secrets(_ -> null, Path.of("none"))),
                            store,
                            new MaskKey(home.resolve("mask-key")),
                            threads,
                            InstantSource.system())
                    .carryOut(check(), access(), new Stop(), Progress.NONE);
        }
    }

    private Access access() {
        return Brief.access(
                Mode.REHEARSAL,
                Brief.environment(
                        new EnvironmentName("qa"),
                        Set.of(Mode.REHEARSAL),
                        Map.of(),
                        Map.of(HERE, home.toString()),
                        Map.of()));
    }

    private static DumpCheck check() {
        return new DumpCheck(
                new CheckBasics(new CheckId("users"), "Users", Duration.ofMinutes(1), null),
                new Side.Csv(HERE, "left.csv"),
                new Side.Csv(HERE, "right.csv"),
                List.of("id"),
                Map.of(),
                Set.of(),
                Set.of(),
                Allowance.NONE,
                1,
                false);
    }
}
