package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of the frame around the steps.
class FrameChangesTest {

    @Test
    void tellsOfTheTitle() {
        var told = Told.of(Told.RUNBOOK, "title: HQ/Field", "title: HQ and Field");

        assertThat(told)
                .containsExactly(
                        "changed runbook: The title was `HQ/Field` and is `HQ and Field`.");
    }

    @Test
    void tellsWhatTMeans() {
        var told = Told.of(Told.RUNBOOK, "zero: Field is live", "zero: HQ is live");

        assertThat(told)
                .containsExactly(
                        "changed runbook: What T means was `Field is live` and is `HQ is live`.");
    }

    @Test
    void tellsOfTheTimeZone() {
        var told = Told.of(Told.RUNBOOK, "timezone: America/New_York", "timezone: Asia/Tokyo");

        assertThat(told)
                .containsExactly(
                        "time runbook: The time zone was `America/New_York` and is `Asia/Tokyo`.");
    }

    @Test
    void tellsOfAnEnvironmentThatIsGone() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "environments: [qa, production]",
                        "environments: [production]");

        assertThat(told).containsExactly("removed runbook: It no longer runs in `qa`.");
    }

    @Test
    void tellsOfTheOrderOfEnvironments() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "environments: [qa, production]",
                        "environments: [production, qa]");

        assertThat(told)
                .containsExactly(
                        "moved runbook: The order of `environments` is another one: `production`,"
                                + " `qa`.");
    }

    @Test
    void marksAWindowThatIsGone() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "window: {opens: T-30m, closes: T+4h, days: [Fri, Sat], awake: [ops,"
                                + " manager]}\n",
                        "");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: The window is gone; it was `T-30m to T+4h on Fri, Sat`.");
    }

    @Test
    void tellsOfAnotherWindow() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "closes: T+4h, days: [Fri, Sat]",
                        "closes: T+5h, days: [Sat]");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: The window was `T-30m to T+4h on Fri, Sat` and is `T-30m"
                                + " to T+5h on Sat`.");
    }

    @Test
    void marksThoseWhoNeedNotBeAwake() {
        var told = Told.of(Told.RUNBOOK, "awake: [ops, manager]", "awake: [manager]");

        assertThat(told)
                .containsExactly("weaker runbook: `ops` need not be awake in the window any more.");
    }

    @Test
    void marksABackupThatIsGone() {
        var told = Told.of(Told.RUNBOOK, ", backup: sf-release", "");

        assertThat(told)
                .containsExactly("weaker role ops: Who steps in was `sf-release` and is nothing.");
    }

    @Test
    void tellsWhoCoversARole() {
        var told = Told.of(Told.RUNBOOK, "until: T+90m", "until: T+2h");

        assertThat(told)
                .containsExactly(
                        "people role qa: Who covers it was `shanghai-qa until T+1h30m, sf-release`"
                                + " and is `shanghai-qa until T+2h, sf-release`.");
    }

    @Test
    void tellsOfARoleThatIsNew() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "  manager: {team: sf-release}\n",
                        "  manager: {team: sf-release}\n  dba: {team: boston-ops}\n");

        assertThat(told).containsExactly("added role dba: The role `dba` is new: boston-ops.");
    }

    @Test
    void marksAnAuthorityThatTakesFewer() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "override: {role: manager, count: 2}",
                        "override: {role: manager}");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: To override it took 2 of `manager`, and takes 1 of"
                                + " `manager`.");
    }

    @Test
    void tellsWhoHasAnAuthority() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "override: {role: manager, count: 2}",
                        "override: {role: qa, count: 2}");

        assertThat(told)
                .containsExactly(
                        "people runbook: To override it took 2 of `manager`, and takes 2 of `qa`.");
    }

    @Test
    void marksAnAuthorityThatIsGone() {
        var told = Told.of(Told.WHOLE, "may: {skip: {role: ops}}\n", "");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: To skip it took 1 of `ops`, and takes the manager or the"
                                + " step's owner.");
    }

    @Test
    void marksPartsThatOnePersonMayCombine() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "distinct: [author, signer, doer]",
                        "distinct: [signer, doer]");

        assertThat(told)
                .containsExactly("weaker runbook: The author no longer has to be somebody else.");
    }

    @Test
    void tellsOfAVariable() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "variables: {smoke-accounts: 5}",
                        "variables: {smoke-accounts: 6}");

        assertThat(told)
                .containsExactly("changed variable smoke-accounts: Its value was `5` and is `6`.");
    }

    @Test
    void tellsOfAVariableThatIsNew() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "variables: {smoke-accounts: 5}",
                        "variables: {smoke-accounts: 5, name: hq}");

        assertThat(told).containsExactly("added variable name: The variable `name` is new: hq.");
    }

    @Test
    void marksAnInputThatMayBeAnything() {
        var told = Told.of(Told.WHOLE, ", must-be: green}", ", required: true}");

        assertThat(told)
                .containsExactly(
                        "changed runbook: `colour` must be given now.",
                        "weaker runbook: `colour` no longer has to be `green`.");
    }

    @Test
    void tellsOfTheChoicesOfAnInput() {
        var told = Told.of(Told.WHOLE, "choices: [blue, green]", "choices: [blue, green, red]");

        assertThat(told).containsExactly("changed runbook: The choice `red` is new.");
    }

    @Test
    void marksAnInputThatMayBeLeftEmpty() {
        var told =
                Told.of(Told.WHOLE, "build: {type: text, required: true,", "build: {type: text,");

        assertThat(told).containsExactly("weaker runbook: `build` may be left empty now.");
    }

    @Test
    void marksAPatternThatIsGone() {
        var told = Told.of(Told.WHOLE, ", pattern: \"[0-9.]+\"", "");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: The pattern of `build` was `[0-9.]+` and is nothing.");
    }

    @Test
    void tellsOfTheTypeOfAnInput() {
        var told = Told.of(Told.CHECKS, "schema: {type: text,", "schema: {type: decimal,");

        assertThat(told)
                .containsExactly(
                        "changed runbook: Its `inputs.schema.type` was `text` and is `decimal`.");
    }

    @Test
    void tellsWhatAQuestionAsks() {
        var told = Told.of(Told.WHOLE, "ask: Who calls?", "ask: Who rings?");

        assertThat(told)
                .containsExactly(
                        "changed question who-calls: What it asks was `Who calls?` and is `Who"
                                + " rings?`.");
    }

    @Test
    void tellsWhenAnAnswerIsDue() {
        var told = Told.of(Told.WHOLE, "due: T-10d", "due: T-9d");

        assertThat(told)
                .containsExactly(
                        "time question how-long: When it is due was `T-10d` and is `T-9d`.");
    }

    @Test
    void tellsWhoAnswers() {
        var told = Told.of(Told.WHOLE, "owner: qa, due", "owner: ops, due");

        assertThat(told)
                .containsExactly("people question how-long: Who answers was `qa` and is `ops`.");
    }

    @Test
    void tellsWhatIsAssumed() {
        var told = Told.of(Told.WHOLE, "assume: 2d", "assume: 3d");

        assertThat(told)
                .containsExactly(
                        "changed question how-long: What is assumed was `2d` and is `3d`.");
    }

    @Test
    void marksAQuestionThatBlocksNothing() {
        var told = Told.of(Told.WHOLE, ", blocks: go", "");

        assertThat(told)
                .containsExactly(
                        "weaker question how-long: Nothing waits for the answer any more; it was"
                                + " `go`.");
    }

    @Test
    void tellsOfTheChoicesOfAQuestion() {
        var told = Told.of(Told.WHOLE, "[Boston, Shanghai]", "[Boston, Tokyo]");

        assertThat(told)
                .containsExactly(
                        "changed question who-calls: The choice `Shanghai` is gone.",
                        "changed question who-calls: The choice `Tokyo` is new.");
    }

    @Test
    void tellsOfAQuestionThatIsGone() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "  - {id: who-calls, type: choice, choices: [Boston, Shanghai], ask: Who"
                                + " calls?, owner: manager}\n",
                        "");

        assertThat(told)
                .containsExactly("removed question who-calls: The question `who-calls` is gone.");
    }
}
