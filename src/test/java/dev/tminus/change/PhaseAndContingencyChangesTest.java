package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of phases, contingencies and what else a runbook provides for.
class PhaseAndContingencyChangesTest {

    @Test
    void tellsOfTheTitleOfAPhase() {
        var told = Told.of(Told.RUNBOOK, "title: Preparation", "title: Preparing");

        assertThat(told)
                .containsExactly(
                        "changed phase prepare: Its title was `Preparation` and is `Preparing`.");
    }

    @Test
    void tellsOfTheIdOfAPhase() {
        var told = Told.of(Told.RUNBOOK, "id: finish\n", "id: end\n");

        assertThat(told).containsExactly("changed phase end: Its id was `finish` and is `end`.");
    }

    @Test
    void marksWavesThatAreLarger() {
        var told = Told.of(Told.STEPS, "batch: 9", "batch: 12");

        assertThat(told)
                .containsExactly(
                        "weaker phase servers: How many members are done at a time was `9` and is"
                                + " `12`.");
    }

    @Test
    void marksWavesThatMayFailMore() {
        var told = Told.of(Told.STEPS, "max-failures: 1", "max-failures: 2");

        assertThat(told)
                .containsExactly(
                        "weaker phase servers: With how many failed members it goes on was `1` and"
                                + " is `2`.");
    }

    @Test
    void marksWavesThatAreNotChecked() {
        var told = Told.of(Told.STEPS, "after-wave: [hq-answers, ", "after-wave: [");

        assertThat(told)
                .containsExactly(
                        "weaker phase servers: A wave is no longer checked by `hq-answers`.");
    }

    @Test
    void tellsWhatFollowsAWaveThatFails() {
        var told =
                Told.of(Told.STEPS, "on-fail: {retry: 2, then: dead-jobs}", "on-fail: dead-jobs");

        assertThat(told)
                .containsExactly(
                        "changed phase servers: What follows a wave that fails was `retry 2 times,"
                                + " then dead-jobs` and is `dead-jobs`.");
    }

    @Test
    void tellsOfTheTitleOfAContingency() {
        var told = Told.of(Told.WHOLE, "title: Too late", "title: Late");

        assertThat(told)
                .containsExactly(
                        "changed contingency late: Its title was `Too late` and is `Late`.");
    }

    @Test
    void tellsOfTheOwnerOfAContingency() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "after: count}\n    owner: ops",
                        "after: count}\n    owner: qa");

        assertThat(told)
                .containsExactly(
                        "people contingency dead-jobs: Its owner was `ops` and is `qa`.",
                        "people step restart: Its owner was `ops` and is `qa`.",
                        "people step pause: Its owner was `ops` and is `qa`.",
                        "people step again: Its owner was `ops` and is `qa`.");
    }

    @Test
    void marksAContingencyThatIsGone() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "  - id: by-hand\n"
                                + "    title: Something else\n"
                                + "    steps: [{id: think, title: Think}]\n"
                                + "    then: hold\n",
                        "");

        assertThat(told)
                .containsExactly(
                        "weaker contingency by-hand: The contingency \"Something else\" is gone.",
                        "removed step think: Step \"Think\" of \"Something else\" is gone.");
    }

    @Test
    void marksAContingencyThatIsOfferedOnLess() {
        var told =
                Told.of(Told.WHOLE, "on: [failed, inconclusive, person]", "on: [failed, person]");

        assertThat(told)
                .containsExactly(
                        "weaker contingency dead-jobs: It is no longer offered on `inconclusive`.");
    }

    @Test
    void marksAContingencyThatIsOfferedForLess() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "of: [queue-empty, lower, lower/queue-empty]",
                        "of: [queue-empty, lower]");

        assertThat(told)
                .containsExactly(
                        "weaker contingency dead-jobs: It is no longer offered for"
                                + " `lower/queue-empty`.");
    }

    @Test
    void marksAContingencyThatNeedsACheck() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "before: done, after: count}",
                        "before: done, after: count, if: queue-empty}");

        assertThat(told)
                .containsExactly(
                        "weaker contingency dead-jobs: Which check must pass for it to be offered"
                                + " was nothing and is `queue-empty`.");
    }

    @Test
    void tellsWhereAContingencyIsOffered() {
        var told = Told.of(Told.WHOLE, "before: done, after: count}", "before: go, after: count}");

        assertThat(told)
                .containsExactly(
                        "weaker contingency dead-jobs: Before the start of which step it is offered"
                                + " was `done` and is `go`.");
    }

    @Test
    void tellsHowTheRunGoesOn() {
        var told = Told.of(Told.WHOLE, "then: {retry: go}", "then: scrub");

        assertThat(told)
                .containsExactly(
                        "changed contingency late: How the run goes on after it was `retry go` and"
                                + " is `scrub`.");
    }

    @Test
    void marksAWarningThatIsAcceptedForAll() {
        var told =
                Told.of(
                        Told.STEPS,
                        "accept: [{lint: no-undo,",
                        "accept: [{lint: no-contingency, because: None is needed}, {lint:"
                                + " no-undo,");

        assertThat(told)
                .containsExactly(
                        "weaker runbook: The warning `no-contingency` is accepted now: \"None is"
                                + " needed\".");
    }

    @Test
    void tellsOfATag() {
        var told =
                Told.of(
                        Told.STEPS,
                        "tags: [deploys-app]\nactions",
                        "tags: [deploys-app, big]\nactions");

        assertThat(told).containsExactly("added runbook: The tag `big` is new.");
    }

    @Test
    void marksAWatchThatIsGone() {
        var told =
                Told.of(
                        Told.STEPS,
                        "  - {check: hq-answers, from: choose, to: fill, every: 5m, owner: qa}\n",
                        "");

        assertThat(told)
                .containsExactly(
                        "weaker watch hq-answers: Nothing watches `hq-answers` any more from"
                                + " `choose` to `fill`.");
    }

    @Test
    void marksAWatchThatAsksLessOften() {
        var told = Told.of(Told.STEPS, "every: 1h", "every: 2h");

        assertThat(told)
                .containsExactly(
                        "weaker watch queue-fills: How often it is asked was `1h` and is `2h`.");
    }

    @Test
    void marksAWatchThatGivesUpLater() {
        var told = Told.of(Told.STEPS, "give-up-after: 3", "give-up-after: 4");

        assertThat(told)
                .containsExactly(
                        "weaker watch queue-fills: After how many attempts without passing it acts"
                                + " was `3` and is `4`.");
    }

    @Test
    void tellsFromWhenOnItIsWatched() {
        var told = Told.of(Told.STEPS, "from: fill, to: open", "from: choose, to: open");

        assertThat(told)
                .containsExactly(
                        "changed watch queue-fills: From which step on it is watched was `fill` and"
                                + " is `choose`.");
    }

    @Test
    void marksARehearsalThatIsGone() {
        var told = Told.of(Told.STEPS, "  - {id: all, title: All of it, environment: qa}\n", "");

        assertThat(told).containsExactly("weaker rehearsal all: The rehearsal `all` is gone.");
    }

    @Test
    void tellsWhereARehearsalBegins() {
        var told = Told.of(Told.STEPS, "    from: fill\n", "    from: choose\n");

        assertThat(told)
                .containsExactly(
                        "changed rehearsal pull-the-plug: With which step it begins was `fill` and"
                                + " is `choose`.");
    }

    @Test
    void tellsWhatIsGivenToARehearsal() {
        var told = Told.of(Told.STEPS, "choose.accounts: [A1, A2]", "choose.accounts: [A1]");

        assertThat(told)
                .containsExactly(
                        "changed rehearsal pull-the-plug: Its `given.choose.accounts` was `A1, A2`"
                                + " and is `A1`.");
    }

    @Test
    void tellsOfAFault() {
        var told = Told.of(Told.STEPS, "times: 2, expect", "times: 3, expect");

        assertThat(told)
                .containsExactly(
                        "changed rehearsal pull-the-plug: Its `faults.3.times` was `2` and is"
                                + " `3`.");
    }

    @Test
    void marksAFaultThatIsNotTriedOut() {
        var told =
                Told.of(
                        Told.STEPS,
                        "      - {step: own, fault: action-killed, expect: {run: held}}\n",
                        "");

        assertThat(told)
                .containsExactly(
                        "weaker rehearsal pull-the-plug: It no longer tries out: `action killed` in"
                                + " `own`.");
    }
}
