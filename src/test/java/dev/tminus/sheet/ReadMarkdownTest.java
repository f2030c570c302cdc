package dev.tminus.sheet;

import static dev.tminus.sheet.Checklists.draft;
import static dev.tminus.sheet.Checklists.fates;
import static dev.tminus.sheet.Checklists.refusal;
import static dev.tminus.sheet.Checklists.runbook;
import static dev.tminus.sheet.Checklists.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Phase;
import dev.tminus.testing.CpuTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadMarkdownTest {

    @Test
    void readsTheTableThatNamesTheSteps() {
        var draft =
                draft(
                        "release.md",
                        """
                        # HQ release

                        Call the bridge first.

                        | Key | Value |
                        | --- | --- |
                        | bridge | 123 |

                        | Step | Owner | Takes | Notes |
                        | :-- | --- | --: | --- |
                        | **Stop** `field` | ops | 15m | one<br>two [wiki](https://wiki.example.test) |
                        | a \\| b | qa | | |
                        """);

        var steps = steps(draft);

        assertThat(runbook(draft).title()).isEqualTo("HQ release");
        assertThat(steps).extracting(step -> step.title()).containsExactly("Stop `field`", "a | b");
        assertThat(steps.getFirst().basics().instructions())
                .isEqualTo("one\ntwo wiki (https://wiki.example.test)");
        assertThat(draft.yaml())
                .contains("# Call the bridge first.\n")
                .contains("# | bridge | 123 |\n");
        assertThat(fates(draft))
                .containsExactly(
                        "line 3: beside the steps; kept as a comment at the top",
                        "line 5: no column or box says that these are steps; kept as a comment at"
                                + " the top",
                        "line 9: the header: `Step` is the step, `Owner` is the owner, `Takes` is"
                                + " the duration, `Notes` is instructions",
                        "line 11: became step stop-field",
                        "line 12: became step a-b");
    }

    @Test
    void readsTaskListsWithHeadingsAsPhases() {
        var draft =
                draft(
                        "release.md",
                        """
                        # HQ release
                        ## Before
                        - [ ] Lower the TTL
                          - to 60 s
                          - on all servers

                          ```
                          dig hq
                          ```
                        - [x] Warn people
                          - [ ] by mail
                        ## After
                        1. [ ] Raise the TTL
                        - no task
                        """);

        assertThat(runbook(draft).phases())
                .extracting(Phase::title)
                .containsExactly("Before", "After");
        assertThat(steps(draft))
                .extracting(step -> step.id().value())
                .containsExactly("lower-the-ttl", "by-mail", "warn-people", "raise-the-ttl");
        assertThat(steps(draft).getFirst().basics().instructions())
                .isEqualTo("- to 60 s\n- on all servers\n\n```\ndig hq\n```");
        assertThat(draft.yaml()).contains("# - no task\n");
    }

    @Test
    void tellsOfTasksThatAreTickedAlready() {
        var draft =
                draft(
                        "release.md",
                        """
                        - [x] Warn people
                          - [X] by mail
                        - [ ] Stop

                        > - [x] Copy
                        """);

        assertThat(steps(draft))
                .extracting(step -> step.title())
                .containsExactly("by mail", "Warn people", "Stop", "Copy");
        assertThat(draft.fates())
                .contains(
                        new Fate(
                                "line",
                                0,
                                Fate.Kind.ATTENTION,
                                "3 steps are ticked, in lines 1, 2, 5; that is ignored: a run says"
                                        + " what is done, not its runbook"));
    }

    @Test
    void tellsOfTicksInTheFirstColumnOfATable() {
        var draft =
                draft(
                        "release.md",
                        """
                        | | Step | Owner |
                        | --- | --- | --- |
                        | [x] | Stop | ops |
                        | [ ] | Copy | ops |

                        | Task | Owner |
                        | --- | --- |
                        | [ ] Start | ops |
                        | [x] Look | ops |
                        """);

        assertThat(steps(draft))
                .extracting(step -> step.title())
                .containsExactly("Stop", "Copy", "Start", "Look");
        assertThat(draft.fates())
                .extracting(Fate::toString)
                .contains(
                        "file: 2 steps are ticked, in lines 3, 9; that is ignored: a run says what"
                                + " is done, not its runbook");
    }

    @Test
    void tellsTheFirstOfManyTicks() {
        assertThat(draft("release.md", "- [x] Look\n".repeat(30)).fates())
                .extracting(Fate::toString)
                .contains(
                        "file: 30 steps are ticked, in lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and"
                                + " others; that is ignored: a run says what is done, not its"
                                + " runbook");
        assertThat(draft("release.md", "- [x] Look\n").fates())
                .extracting(Fate::toString)
                .contains(
                        "file: 1 step is ticked, in line 1; that is ignored: a run says what is"
                                + " done, not its runbook");
    }

    @Test
    void refusesATextWithoutAChecklist() {
        assertThat(refusal("a.md", "# Title\n\nText\n"))
                .isEqualTo(
                        "The file has neither a table with a column for the steps, such as Step or"
                                + " Task, nor a task list (`- [ ] Deploy`). Write one of the two, or"
                                + " take plain lists as steps with `--lists`.");
    }

    /// Texts of a hundred kilobytes that a pattern could go through again and again.
    static Stream<String> longLines() {
        return Stream.of(
                "- [ ] " + "@a ".repeat(33_000),
                "- [ ] look" + " - @a".repeat(19_000),
                "- [ ] look " + "(5 min)".repeat(14_000),
                "- [ ] look " + "(".repeat(99_000),
                "- [ ] @a" + ".b".repeat(49_000),
                "- [ ] T-1h" + " 1h".repeat(33_000) + " look",
                "- [ ] 22:00" + " ".repeat(99_000) + "look",
                "- [ ] **" + "a ".repeat(49_000) + ":** look",
                "- [ ] look\n\n" + "b\n\n".repeat(24_000),
                "- " + "a".repeat(99_000) + "\n" + "  - [ ] b\n".repeat(900),
                "| Task | How |\n|---|---|\n| a | " + "`|`` ".repeat(19_000) + " |",
                "| Task | How |\n|---|---|\n| a | " + "(".repeat(99_000) + " |",
                "- [ ] look\n" + "- [ ] look\n".repeat(9_000));
    }

    @ParameterizedTest
    @MethodSource("longLines")
    void readsLongLinesInOnePass(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);

        var begin = CpuTime.ofThisThread();
        ImportChecklist.read("a.md", content, Imported.Known.NOTHING);

        assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofSeconds(2));
    }

    static Stream<String> longCells() {
        return Stream.of(
                "(".repeat(99_000) + ",b,c,d,e,f",
                "a,b,c," + ".".repeat(99_000) + "x,e,f",
                "a,b,1h " + "and ".repeat(24_000) + "1m,d,e,f",
                "a,\"" + "b & ".repeat(24_000) + "\",c,d,e,f",
                "a,b,c,d," + "1d".repeat(49_000) + ",f",
                "a,b,c,d,e,\"" + "9,".repeat(49_000) + "\"",
                "a" + ",".repeat(900_000));
    }

    @ParameterizedTest
    @MethodSource("longCells")
    void readsLongCellsInOnePass(String row) {
        var text = "Task,Owner,Duration,No,Start,After\n" + row + "\n";

        var begin = CpuTime.ofThisThread();
        ImportChecklist.read(
                "a.csv", text.getBytes(StandardCharsets.UTF_8), Imported.Known.NOTHING);

        assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofSeconds(2));
    }
}
