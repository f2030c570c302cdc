package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/language.md` says what the reader reads.
///
/// With `-Dreference.write=true` its tables are written anew.
class ReferenceTest {

    private static final Path FILE = Path.of("docs/language.md");
    private static final Pattern TABLE =
            Pattern.compile("<!-- keys of (?<shape>.+?) -->\n(?s:.*?)<!-- end -->");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(?s:(.*?))```");

    @Test
    void listsEveryKeyWithItsDefault() throws IOException {
        var text = Files.readString(FILE);

        var current = withTables(text);

        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(FILE, current);
        }
        assertThat(Files.readString(FILE)).isEqualTo(current);
    }

    @Test
    void describesEveryMappingOfTheLanguage() throws IOException {
        var text = Files.readString(FILE);

        assertThat(shapes().keySet())
                .allSatisfy(shape -> assertThat(text).contains("<!-- keys of " + shape + " -->"));
    }

    @Test
    void givesExamplesThatCanBeRead() throws IOException {
        var examples =
                EXAMPLE.matcher(Files.readString(FILE))
                        .results()
                        .map(each -> each.group(1))
                        .toList();

        var workspace =
                Language.readWorkspace(
                        "workspace.yaml", examples.getFirst().getBytes(StandardCharsets.UTF_8));
        var runbook =
                Language.readRunbook(
                        "runbook.yaml",
                        examples.getLast().getBytes(StandardCharsets.UTF_8),
                        workspace.value());

        assertThat(examples).hasSize(2);
        assertThat(Fixtures.printed(workspace.problems())).isEmpty();
        assertThat(Fixtures.printed(runbook.problems())).isEmpty();
        assertThat(runbook.ok()).isTrue();
    }

    private static String withTables(String text) {
        var shapes = shapes();
        return TABLE.matcher(text)
                .replaceAll(found -> {
                    var name = found.group("shape");
                    return Matcher.quoteReplacement(
                            "<!-- keys of %s -->\n%s<!-- end -->"
                                    .formatted(name, table(shapes.get(name))));
                });
    }

    private static String table(Shape<?> shape) {
        return "| key | holds | without it | meaning |\n| --- | --- | --- | --- |\n"
                + shape.keys().values().stream()
                        .map(key ->
                                "| `%s` | %s | %s | %s |\n"
                                        .formatted(
                                                key.name(),
                                                key.form().wants(),
                                                key.required() ? "an error" : key.otherwise(),
                                                key.says()))
                        .collect(Collectors.joining());
    }

    /// Every shape that can be reached from a workspace and a runbook, by what it describes.
    private static Map<String, Shape<?>> shapes() {
        var shapes = new LinkedHashMap<String, Shape<?>>();
        List.of(WorkspaceShape.WORKSPACE, RunbookShape.RUNBOOK)
                .forEach(shape -> collect(shape, shapes));
        // told apart from a sign-off only by what it cannot hold yet
        shapes.remove(StepShape.QUORUM.wants());
        return shapes;
    }

    private static void collect(Form<?> form, Map<String, Shape<?>> shapes) {
        switch (form) {
            case Shape<?> shape -> {
                if (shapes.putIfAbsent(shape.wants(), shape) == null) {
                    shape.keys().values().forEach(key -> collect(key.form(), shapes));
                }
            }
            case Saying<?> saying -> collect(saying.form(), shapes);
            case ListOf<?> list -> collect(list.item(), shapes);
            case MapOf<?, ?> map -> collect(map.value(), shapes);
            case Either<?> either -> {
                collect(either.shortForm(), shapes);
                collect(either.longForm(), shapes);
            }
            case ByKey<?> byKey -> {
                collect(byKey.with(), shapes);
                collect(byKey.without(), shapes);
            }
            case Scalar<?> _, NotYet<?> _ -> {}
        }
    }
}
