package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.forms.ByKey;
import dev.tminus.language.forms.Data;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.WorkspaceShape;
import dev.tminus.language.yaml.DecodeText;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.ReadDocument;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.DumpCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/language.md` says what the reader reads.
///
/// With `-Dreference.write=true` its tables are written anew.
class ReferenceTest {

    private static final Path FILE = ReferenceExamples.FILE;
    private static final Pattern TABLE =
            Pattern.compile("<!-- keys of (?<shape>.+?) -->\n(?s:.*?)<!-- end -->");

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

    /// The first two begin the page; the next two show what else there is.
    @Test
    void givesExamplesThatCanBeRead() throws IOException {
        var text = Files.readString(FILE);
        var workspaces = ReferenceExamples.whole("timezone: ", text);
        var runbooks = ReferenceExamples.whole("runbook: ", text);

        assertThat(workspaces).hasSize(2);
        assertThat(runbooks).hasSize(2);
        for (int i = 0; i < 2; i++) {
            var workspace = Language.readWorkspace("workspace.yaml", bytes(workspaces.get(i)));
            var runbook =
                    Language.readRunbook("runbook.yaml", bytes(runbooks.get(i)), workspace.value());
            assertThat(Fixtures.printed(workspace.problems())).isEmpty();
            assertThat(Fixtures.printed(runbook.problems())).isEmpty();
            assertThat(runbook.ok()).isTrue();
        }
    }

    @Test
    void showsEveryKeyInAnExample() throws IOException {
        var text = Files.readString(FILE);
        var written = new LinkedHashMap<String, Set<String>>();

        ReferenceExamples.whole("timezone: ", text)
                .forEach(each -> WrittenKeys.in(WorkspaceShape.WORKSPACE, node(each), written));
        ReferenceExamples.whole("runbook: ", text)
                .forEach(each -> WrittenKeys.in(RunbookShape.RUNBOOK, node(each), written));
        WrittenKeys.in(RunbookShape.RUNBOOK, node(ReferenceExamples.runbookOf(text)), written);

        assertThat(
                        shapes().entrySet().stream()
                                .flatMap(shape ->
                                        shape.getValue().keys().keySet().stream()
                                                .filter(key ->
                                                        !written.getOrDefault(
                                                                        shape.getKey(), Set.of())
                                                                .contains(key))
                                                .map(key -> "`" + key + "` of " + shape.getKey())))
                .isEmpty();
    }

    @Test
    void givesExamplesOfPartsThatCanBeRead() throws IOException {
        var text = Files.readString(FILE);
        var workspace =
                Language.readWorkspace(
                        "workspace.yaml",
                        bytes(ReferenceExamples.whole("timezone: ", text).getLast()));

        var reading =
                Language.readRunbook(
                        "fragments.yaml",
                        bytes(ReferenceExamples.runbookOf(text)),
                        workspace.value());

        assertThat(Fixtures.printed(reading.problems())).isEmpty();
        assertThat(Fixtures.value(reading).checks().values())
                .hasAtLeastOneElementOfType(DumpCheck.class);
        assertThat(Fixtures.value(reading).steps())
                .anySatisfy(step -> assertThat(step.requires()).isNotEmpty())
                .anySatisfy(step -> assertThat(step.verify()).anyMatch(use -> use.until() != null))
                .anySatisfy(step -> assertThat(step.verify()).anyMatch(CheckUse::reportOnly))
                .anySatisfy(step -> assertThat(step.policy().when()).isNotNull())
                .anySatisfy(step -> assertThat(step.policy().deadlines()).isNotEmpty())
                .anySatisfy(
                        step -> assertThat(step.basics().asks()).isNotEqualTo(FormAndFiles.NOTHING))
                .anySatisfy(step -> assertThat(step).isInstanceOf(WaitStep.class))
                .anySatisfy(step -> assertThat(step).isInstanceOf(ActionStep.class))
                .anySatisfy(step -> assertThat(step).isInstanceOf(AnnounceStep.class))
                .anySatisfy(step -> assertThat(step).isInstanceOf(RunbookStep.class))
                .anySatisfy(step -> assertThat(step.safeguards().undo()).isNotNull())
                .anySatisfy(step -> assertThat(step.safeguards().lock()).isNotNull());
        assertThat(Fixtures.value(reading).definitions().watches()).isNotEmpty();
        assertThat(Fixtures.value(reading).definitions().rehearsals()).isNotEmpty();
        assertThat(Fixtures.value(reading).phases())
                .anySatisfy(phase -> assertThat(phase.waves()).isNotNull());
        assertThat(Fixtures.value(reading).inputs()).isNotEmpty();
        assertThat(Fixtures.value(reading).questions()).isNotEmpty();
        assertThat(Fixtures.value(reading).contingencies()).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Node node(String text) {
        var decoded = DecodeText.decode("example.yaml", bytes(text));
        return Objects.requireNonNull(ReadDocument.read(decoded.text(), decoded.problems()));
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
        return shapes;
    }

    private static void collect(Form<?> form, Map<String, Shape<?>> shapes) {
        switch (form) {
            case Shape<?> shape -> {
                if (shapes.putIfAbsent(shape.wants(), shape) == null) {
                    shape.keys().values().forEach(key -> collect(key.form(), shapes));
                }
            }
            case WithPlace<?> saying -> collect(saying.form(), shapes);
            case Data _ -> {}
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
            case OneOrMany<?, ?> oneOrMany -> {
                collect(oneOrMany.one(), shapes);
                collect(oneOrMany.many(), shapes);
            }
            case Scalar<?> _ -> {}
        }
    }
}
