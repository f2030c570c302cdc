package dev.tminus.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Rule;
import dev.tminus.lint.rules.Rules;
import dev.tminus.runbook.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of the linter has a page that says what it is about, and whose examples are true.
class PagesTest {

    private static final Path FOLDER = Path.of("docs/lint");

    private static final List<String> HEADINGS =
            List.of(
                    "What it finds",
                    "Why",
                    "The accident",
                    "How to fix",
                    "How to accept",
                    "Examples");

    private static final Pattern BLOCK =
            Pattern.compile("```yaml (?<kind>bad|good|workspace|child)\n(?<text>(?s:.*?))```");

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              boston-ops: {title: Boston operations, timezone: America/New_York}
              shanghai-qa: {title: Shanghai QA, timezone: Asia/Shanghai}
            people:
              ann: {name: Ann, teams: [boston-ops], email: ann@example.test}
              bea: {name: Bea, teams: [boston-ops], email: bea@example.test}
              cai: {name: Cai, teams: [shanghai-qa], email: cai@example.test}
            environments:
              qa:
                allows: [rehearsal]
                sources:
                  field: {jdbc: "jdbc:postgresql://field-qa/field", user: tminus_ro, password: "${TMINUS_SECRET_FIELD}"}
                  hq: {jdbc: "jdbc:postgresql://hq-qa/hq", user: tminus_ro, password: "${TMINUS_SECRET_HQ}"}
            """;

    /// What an example need not say, by its key.
    private static final Map<String, String> FRAME =
            Map.of(
                    "runbook", "example",
                    "title", "Example",
                    "zero", "It is live",
                    "environments", "[qa]",
                    "roles",
                            "{manager: {team: boston-ops}, ops: {team: boston-ops}, qa: {team:"
                                    + " shanghai-qa}}");

    static Stream<String> codes() {
        return Stream.concat(Rules.all().map(Rule::code), Stream.of(Acceptances.UNUSED));
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var pages =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("README.md"))
                            .map(name -> name.replace(".md", ""))
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(pages).isEqualTo(codes().collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyRuleHasACodeOfItsOwn() {
        var codes = codes().toList();

        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z-]+"));
    }

    @Test
    void theListOfRulesNamesThemAll() {
        var list = text("README");

        assertThat(codes())
                .allSatisfy(code -> assertThat(list).contains("[" + code + "](" + code + ".md)"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyPageIsDeliveredWithTheProgram(String code) {
        assertThat(Pages.has(code)).isTrue();
        assertThat(Pages.of(code)).hasValue(text(code));
    }

    @Test
    void deliversNothingElse() {
        assertThat(Pages.of("README")).isEmpty();
        assertThat(Pages.of("../../application")).isEmpty();
        assertThat(Pages.of("unknown-key")).isEmpty();
        assertThat(Pages.has("unknown-key")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyPageSaysWhatItShould(String code) {
        var page = text(code);

        assertThat(page).startsWith("# " + code + "\n\n" + severity(code) + " · ");
        assertThat(
                        page.lines()
                                .filter(line -> line.startsWith("## "))
                                .map(line -> line.substring(3)))
                .containsExactlyElementsOf(HEADINGS);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void findsWhatThePageSaysAndNotWhatItDoesNot(String code) {
        var page = text(code);

        assertThat(blocks(page, "bad"))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(look(code, page, example))
                                .anySatisfy(problem -> {
                                    assertThat(problem.code()).isEqualTo(code);
                                    assertThat(problem.severity().name())
                                            .isEqualToIgnoringCase(severity(code));
                                    assertThat(problem.suggestion()).isNotEmpty();
                                }));
        assertThat(blocks(page, "good"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(look(code, page, example)).isEmpty());
    }

    private static String severity(String code) {
        return Rules.all()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .map(rule -> rule.severity() == Severity.ERROR ? "Error" : "Warning")
                .orElse("Warning");
    }

    private static List<Problem> look(String code, String page, String example) {
        if (Rules.OF_WORKSPACES.stream().anyMatch(rule -> rule.code().equals(code))) {
            return Lint.of(Language.locateWorkspace("workspace.yaml", bytes(example)));
        }
        var workspace = workspace(page);
        var written = Language.locateRunbook("example.yaml", bytes(whole(example)), workspace);
        var children =
                blocks(page, "child").stream()
                        .map(child ->
                                Language.locateRunbook(
                                        "child.yaml", bytes(whole(child)), workspace))
                        .toList();
        return children.isEmpty()
                ? Lint.of(written, workspace)
                : Lint.of(written, workspace, Siblings.of(children));
    }

    private static Workspace workspace(String page) {
        var own = blocks(page, "workspace");
        var text = own.isEmpty() ? WORKSPACE : own.getFirst();
        return Objects.requireNonNull(
                Language.readWorkspace("workspace.yaml", bytes(text)).value(), text);
    }

    private static String whole(String example) {
        return FRAME.entrySet().stream()
                        .filter(entry ->
                                example.lines()
                                        .noneMatch(line -> line.startsWith(entry.getKey() + ":")))
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining())
                + example;
    }

    private static List<String> blocks(String page, String kind) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group("kind").equals(kind))
                .map(block -> block.group("text"))
                .toList();
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
