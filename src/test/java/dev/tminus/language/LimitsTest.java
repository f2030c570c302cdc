package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.problems.Problem;
import dev.tminus.testing.CpuTime;
import dev.tminus.testing.Slow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Large files are read fast, hostile ones refused fast, whatever they hold.
@Slow
class LimitsTest {

    private static final String HEAD =
            """
            runbook: big
            title: Big
            zero: Live
            environments: [qa]
            roles: {manager: {team: sf-release}}
            """;

    @Test
    void refusesAFileOfMoreThanAMebibyte() {
        var runbook = Language.readRunbook("big.yaml", new byte[(1 << 20) + 1], null);
        var workspace = Language.readWorkspace("workspace.yaml", new byte[2 << 20]);

        assertThat(Fixtures.printed(runbook.problems()))
                .isEqualTo(
                        """
                        big.yaml:1:1: error [too-big] The file has 1,048,577 bytes; at most 1,048,576 are read.
                          Split it.
                        """);
        assertThat(Fixtures.printed(workspace.problems()))
                .isEqualTo(
                        """
                        workspace.yaml:1:1: error [too-big] The file has 2,097,152 bytes; at most 1,048,576 are read.
                          Split it.
                        """);
    }

    @Test
    void quotesNoMoreOfAWordThanPeopleRead() {
        var word = "x".repeat(80_000);
        var spread = "x` `".repeat(2_000);
        var text =
                HEAD
                        + """
                        may: {start: {role: %1$s}}
                        needs-approval-of: "%2$s"
                        phases:
                          - id: only
                            title: Only
                            owner: %1$s
                            steps:
                              - {id: one, title: One, needs: [%1$s], sign-off: [{role: %1$s}], type: check, checks: [%1$s]}
                              - {id: two, title: Two, type: %1$s, takes: %1$s, at: "%2$s", when: "%2$s"}
                        """
                                .formatted(word, spread);

        var problems =
                Language.readRunbook(
                                "long.yaml",
                                text.getBytes(StandardCharsets.UTF_8),
                                Fixtures.workspace())
                        .problems();

        assertThat(problems).hasSizeGreaterThan(8);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(2_010))
                .allSatisfy(problem -> assertThat(problem.suggestion()).hasSizeLessThan(2_010));
        assertThat(problems)
                .extracting(Problem::message)
                .contains("The runbook has no role `" + "x".repeat(100) + "…`.");
    }

    @Test
    void refusesAnAliasBombInAnyFileWhereItBeginsToGrow() {
        var bomb =
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                i == 0
                                        ? "a0: &a0 [x, x]"
                                        : "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);

        var runbook = Language.readRunbook("bomb.yaml", bomb, Fixtures.workspace());
        var workspace = Language.readWorkspace("workspace.yaml", bomb);

        assertThat(Fixtures.printed(runbook.problems()))
                .isEqualTo(
                        """
                        bomb.yaml:7:10: error [alias] A file may use at most 10 aliases, which repeat at most 10,000 values together.
                          a6: &a6 [*a5, *a5]
                                   ^
                          Write the value out.
                        """);
        assertThat(Fixtures.printed(workspace.problems()))
                .isEqualTo(
                        Fixtures.printed(runbook.problems())
                                .replace("bomb.yaml", "workspace.yaml"));
    }

    @Test
    void readsTenThousandSteps() {
        var text = HEAD + phases(100, i -> "needs: [s" + Math.max(0, i - 1) + "], takes: 15m");
        read(text);

        var begin = CpuTime.ofThisThread();
        var runbook = Fixtures.runbook(text);
        var took = CpuTime.ofThisThread().minus(begin);

        assertThat(runbook.steps()).hasSize(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void readsThousandsOfTestsThatNameEarlierSteps() {
        var text =
                HEAD
                        + phases(
                                60,
                                i ->
                                        "form: [{name: a, type: boolean, required: true}], when: %s"
                                                .formatted(
                                                        i < 2
                                                                ? "live"
                                                                : "answers.s" + i / 2 + ".a"));
        read(text);

        var begin = CpuTime.ofThisThread();
        var runbook = Fixtures.runbook(text);
        var took = CpuTime.ofThisThread().minus(begin);

        assertThat(runbook.steps().filter(step -> step.policy().when() != null)).hasSize(5_999);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void sharesTheNeedsOfStepsThatWaitForTheSame() {
        var runbook = Fixtures.runbook(HEAD + groupsOf(5_000));

        var needs = runbook.phases().getLast().steps().stream().map(step -> step.needs());

        assertThat(needs.map(System::identityHashCode).distinct()).hasSize(1);
        assertThat(runbook.phases().getLast().steps().getLast().needs()).hasSize(5_000);
    }

    @Test
    void refusesMoreNeedsThanARunCanKeep() {
        var text =
                HEAD
                        + "phases:\n"
                        + phase("p", "x", 500, "")
                        + phase("q", "y", 500, "needs: [p, x1, y%d], ");

        var problems = read(text);

        assertThat(problems.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("too-many-needs");
                    assertThat(problem.message())
                            .isEqualTo(
                                    "The steps of this runbook need more than 200,000 others"
                                            + " in all.");
                });
    }

    static Stream<String> hostile() {
        int size = 1 << 20;
        return Stream.of(
                "[".repeat(size),
                "{".repeat(size),
                "- ".repeat(size / 2),
                "? ".repeat(size / 2),
                "a: ".repeat(size / 3),
                "&a ".repeat(size / 3),
                "*a ".repeat(size / 3),
                "!!a ".repeat(size / 4),
                "\n".repeat(size),
                "\t".repeat(size),
                "\"".repeat(size),
                "'".repeat(size),
                "%".repeat(size),
                "%YAML 9999999999999.1\n---\na: b\n",
                "{" + "a,".repeat(size / 2 - 1) + "}",
                "{" + "a: ,".repeat(size / 4 - 1) + "}",
                "title: " + "1".repeat(size - 10),
                "timezone: " + "A/".repeat(size / 2 - 10),
                "title: \"" + "\\u0041".repeat(size / 6 - 10) + "\"",
                "|".repeat(size),
                "a: x #b\n".repeat(size / 8),
                "{" + "a: x,".repeat(size / 6) + " b: y #c\n}",
                "- 'x\n  y: z'\n".repeat(size / 12),
                "[" + "\"x y\", ".repeat(size / 8) + "]",
                "a: |\n" + " x\n".repeat(size / 3 - 10),
                HEAD + "variables: {" + "a{{,".repeat(size / 5) + "}",
                HEAD + step("instructions: \"" + "{{variables.x}}".repeat(60_000) + "\""),
                HEAD + step("instructions: \"" + "{{".repeat(400_000) + "\""),
                HEAD + step("takes: " + "1".repeat(1_000_000) + "x"),
                HEAD + step("at: " + "T-1d".repeat(200_000)),
                HEAD + check("/*".repeat(400_000)),
                HEAD + check(":a ".repeat(300_000)),
                HEAD + check("$a$".repeat(300_000)),
                HEAD + dump("key: [" + "a,".repeat(400_000) + "]"),
                HEAD
                        + dump(
                                "columns: {"
                                        + "a%d: {within: 1s}, "
                                                .repeat(40_000)
                                                .formatted(numbers(40_000))
                                        + "}"),
                HEAD + dump("columns: {a: {within: " + "1".repeat(900_000) + "}}"),
                HEAD + dump("allow: {missing: " + "9".repeat(900_000) + "%}"),
                HEAD + sides("csv: \"logs:" + "a/".repeat(450_000) + "\""),
                HEAD + sides("source: field, sql: \"" + " \\t".repeat(150_000) + "\""),
                HEAD + step("requires: [" + "c,".repeat(400_000) + "]"),
                HEAD + step("verify: [" + "{check: c, until: {}},".repeat(40_000) + "]"),
                "environments: {e: {files: {f: " + "/a".repeat(400_000) + "}}}",
                HEAD + "window: {opens: " + "a".repeat(1_000_000) + " - 1d, closes: T-0}",
                HEAD + "environments: [" + "qa,".repeat(340_000) + "]",
                "environments: {e: {sources: {s: {jdbc: \"jdbc:h2://"
                        + ":".repeat(900_000)
                        + "\"}}}}",
                "password: " + "password: ".repeat(100_000),
                HEAD + "phases:\n" + phase("p", "x", 20_000, "needs: [y%d], "),
                HEAD + "phases:\n" + phase("p", "x", 20_000, "at: x%d - 1h, "),
                HEAD + groupsOf(14_000),
                HEAD + step("when: \"" + "(".repeat(400_000) + "\""),
                HEAD + step("when: \"" + "not ".repeat(120) + "live\""),
                HEAD + "phases:\n" + phase("p", "x", 12_000, "when: answers.x%d.a == b, "),
                HEAD
                        + "phases:\n"
                        + phase(
                                "p",
                                "x",
                                9_000,
                                "when: answers.x%d.a, form: [{name: a, type: text}], "),
                HEAD + inOrder("x", 9_000, "when: checks.x%d.c, type: check, checks: [c], "),
                HEAD + step("instructions: \"" + "{{answers.a.b}}".repeat(60_000) + "\""),
                HEAD
                        + step(
                                "instructions: \""
                                        + "{{answers.a.f%d}}"
                                                .repeat(20_000)
                                                .formatted(numbers(20_000))
                                        + "\", form: ["
                                        + "{name: f%d},".repeat(20_000).formatted(numbers(20_000))
                                        + "]"),
                HEAD
                        + "inputs: {"
                        + "a%d: {type: text, must-be: x},".repeat(25_000).formatted(numbers(25_000))
                        + "}",
                HEAD
                        + "inputs: {a: {type: text, pattern: (a+)+b, must-be: "
                        + "a".repeat(900)
                        + "}}",
                HEAD + "inputs: {a: {type: choice, choices: [" + "a,".repeat(400_000) + "]}}",
                HEAD + "questions: [" + "{id: q, type: duration, assume: 1x},".repeat(25_000) + "]",
                HEAD
                        + "contingencies: [{id: c, title: C, when: {on: [failed], of: ["
                        + "a/b,".repeat(200_000)
                        + "]}, steps: [{id: d, title: D}], then: hold}]\n"
                        + step(
                                "verify: ["
                                        + "b%d,".repeat(40_000).formatted(numbers(40_000))
                                        + "]"),
                HEAD
                        + "contingencies: ["
                        + "{id: c, title: C, steps: [{id: d, title: D, needs: [d]}], then: {retry: d}},"
                                .repeat(12_000)
                        + "]",
                HEAD
                        + "contingencies: [{id: c, title: C, steps: [{id: d, title: D}], then: ["
                        + "{when: live, then: hold},".repeat(40_000)
                        + "]}]");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void readsNoFileForLongerThanSeconds(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);

        var begin = CpuTime.ofThisThread();
        var workspace = Language.readWorkspace("file.yaml", content);
        var runbook = Language.readRunbook("file.yaml", content, Fixtures.workspace());
        var took = CpuTime.ofThisThread().minus(begin);

        assertThat(Stream.concat(workspace.problems().stream(), runbook.problems().stream()))
                .isNotEmpty()
                .noneMatch(problem -> problem.code().equals("reader-fault"));
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    private static Reading<?> read(String text) {
        return Language.readRunbook(
                "big.yaml", text.getBytes(StandardCharsets.UTF_8), Fixtures.workspace());
    }

    private static String phases(int count, java.util.function.IntFunction<String> more) {
        return "phases:\n"
                + IntStream.range(0, count)
                        .mapToObj(p ->
                                "  - id: p%d\n    title: P\n    owner: manager\n    steps:\n"
                                                .formatted(p)
                                        + IntStream.range(p * 100, p * 100 + 100)
                                                .mapToObj(i ->
                                                        "      - {id: s%d, title: Step %d, %s}\n"
                                                                .formatted(
                                                                        i,
                                                                        i,
                                                                        i == 0
                                                                                ? "needs: []"
                                                                                : more.apply(i)))
                                                .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    /// One phase of steps that follow each other.
    ///
    /// @param more keys of each step, in which `%d` is the number of the one before
    private static String inOrder(String step, int count, String more) {
        return "phases:\n  - id: p\n    title: P\n    owner: manager\n    steps:\n"
                + IntStream.range(0, count)
                        .mapToObj(i ->
                                "      - {id: %s%d, %stitle: S}\n"
                                        .formatted(step, i, more.formatted(Math.max(0, i - 1))))
                        .collect(Collectors.joining());
    }

    /// Two phases, each one group that runs side by side.
    private static String groupsOf(int count) {
        return "phases:\n" + phase("p", "x", count, "") + phase("q", "y", count, "");
    }

    /// @param more keys of each step, in which `%d` is the number of the next one
    private static String phase(String id, String step, int count, String more) {
        return "  - id: %s\n    title: P\n    owner: manager\n    steps:\n      - parallel:\n"
                        .formatted(id)
                + IntStream.range(0, count)
                        .mapToObj(i ->
                                "        - {id: %s%d, %stitle: S}\n"
                                        .formatted(step, i, more.formatted((i + 1) % count)))
                        .collect(Collectors.joining());
    }

    private static String step(String more) {
        return "phases: [{id: p, title: P, owner: manager, steps: [{id: a, title: A, "
                + more
                + "}]}]\n";
    }

    private static Object[] numbers(int count) {
        return IntStream.range(0, count).boxed().toArray();
    }

    private static String dump(String more) {
        return "checks: {c: {dump: {left: {source: field, table: a}, right: {source: hq, table: a},"
                + " "
                + more
                + "}}}\n";
    }

    /// Both sides alike.
    private static String sides(String side) {
        return "checks: {c: {counts: {left: {%s}, right: {%s}}}}\n".formatted(side, side);
    }

    private static String check(String sql) {
        return "checks: {c: {sql: {source: field, expect: 1, sql: \"" + sql + "\"}}}\n";
    }
}
