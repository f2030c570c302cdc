package dev.tminus.sheet;

import static dev.tminus.sheet.Checklists.draft;
import static dev.tminus.sheet.Checklists.fates;
import static dev.tminus.sheet.Checklists.refusal;
import static dev.tminus.sheet.Checklists.runbook;
import static dev.tminus.sheet.Checklists.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Phase;
import org.junit.jupiter.api.Test;

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
    void refusesATextWithoutAChecklist() {
        assertThat(refusal("a.md", "# Title\n\nText\n"))
                .isEqualTo(
                        "The file has neither a table with a column for the steps, such as Step or"
                                + " Task, nor a task list (`- [ ] Deploy`). Write one of the two, or"
                                + " take plain lists as steps with `--lists`.");
    }
}
