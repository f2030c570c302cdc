package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of a step that is in both versions.
class StepChangesTest {

    private static final String WESTERN =
            Told.RUNBOOK
                    .replace("{id: left,", "{id: western,")
                    .replace("needs: [left, left, go]", "needs: [western, western, go]");

    @Test
    void tellsOfTheTitle() {
        var told = Told.of(Told.STEPS, "title: Stop it", "title: Stop it all");

        assertThat(told)
                .containsExactly("changed step own: Its title was `Stop it` and is `Stop it all`.");
    }

    @Test
    void tellsOfWhatPeopleShouldKnow() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "{id: alone, title: Alone, needs: []}",
                        "{id: alone, title: Alone, needs: [], description: Why, links:"
                                + " [https://wiki.example.test, {title: Map, url:"
                                + " https://map.example.test}], contacts: [{name: Ann, phone: 112}]}");

        assertThat(told)
                .containsExactly(
                        "added step alone: It has a description now.",
                        "added step alone: The link `https://wiki.example.test` is new.",
                        "added step alone: The link `Map` to `https://map.example.test` is new.",
                        "people step alone: The contact `Ann`, `112` is new.");
    }

    @Test
    void tellsOfAnotherIdAsOneChange() {
        var told = Told.between(Told.RUNBOOK, WESTERN);

        assertThat(told)
                .containsExactly("changed step western: Its id was `left` and is `western`.");
    }

    @Test
    void tellsWhatElseChangedOfAStepWithAnotherId() {
        var told =
                Told.between(
                        Told.RUNBOOK,
                        WESTERN.replace("title: Left, owner: qa", "title: Left, owner: ops"));

        assertThat(told)
                .containsExactly(
                        "changed step western: Its id was `left` and is `western`.",
                        "people step western: Its owner was `qa` and is `ops`.");
    }

    @Test
    void tellsOfTheOwner() {
        var told = Told.of(Told.RUNBOOK, "title: Left, owner: qa", "title: Left, owner: ops");

        assertThat(told).containsExactly("people step left: Its owner was `qa` and is `ops`.");
    }

    @Test
    void tellsOfTheType() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "{id: alone, title: Alone, needs: []}",
                        "{id: alone, title: Alone, needs: [], type: wait, for: 10m}");

        assertThat(told)
                .containsExactly(
                        "changed step alone: Its type was `manual` and is `wait`.",
                        "weaker step alone: It starts by itself now, and was started by its owner.",
                        "changed step alone: Its `for` was nothing and is `10m`.");
    }

    @Test
    void marksAGateThatIsNone() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "type: gate, verify: [{check: same-as-yesterday, report-only: true}], poll:"
                                + " [{role: qa, count: 1}, {role: ops}], start: by-owner}",
                        "verify: [{check: same-as-yesterday, report-only: true}]}");

        assertThat(told)
                .containsExactly(
                        "changed step ready: Its type was `gate` and is `manual`.",
                        "weaker step ready: The vote of `qa` is no longer asked for.",
                        "weaker step ready: The vote of `ops` is no longer asked for.");
    }

    @Test
    void marksAStepThatStartsByItself() {
        var told = Told.of(Told.RUNBOOK, ", start: by-owner", "");

        assertThat(told)
                .containsExactly(
                        "weaker step ready: It starts by itself now, and was started by its"
                                + " owner.");
    }

    @Test
    void tellsOfAt() {
        var told = Told.of(Told.STEPS, "at: T-1h", "at: T-2h");

        assertThat(told).containsExactly("time step child: Its `at` was `T-1h` and is `T-2h`.");
    }

    @Test
    void tellsOfTheAtOfAPhaseOnce() {
        var told = Told.of(Told.RUNBOOK, "    at: T-5d\n", "    at: T-6d\n");

        assertThat(told).containsExactly("time phase prepare: Its `at` was `T-5d` and is `T-6d`.");
    }

    @Test
    void tellsWhatItTakes() {
        var told = Told.of(Told.RUNBOOK, "takes: 15m", "takes: 20m");

        assertThat(told)
                .containsExactly("time step announce: What it takes was `15m` and is `20m`.");
    }

    @Test
    void tellsThatItTakesWhatIsAnswered() {
        var told = Told.of(Told.WHOLE, "takes: {answer: how-long}", "takes: 2h");

        assertThat(told)
                .containsExactly(
                        "time step lower: What it takes was `the answer to how-long` and is `2h`.");
    }

    @Test
    void marksAnAtThatNoLongerHoldsItBack() {
        var told = Told.of(Told.RUNBOOK, "        not-before: true\n", "");

        assertThat(told).containsExactly("weaker step announce: Its `at` no longer holds it back.");
    }

    @Test
    void tellsOfAnAtThatHoldsItBack() {
        var told = Told.of(Told.RUNBOOK, ", early: true", "");

        assertThat(told).containsExactly("time step right: Its `at` now holds it back.");
    }

    @Test
    void tellsWhereTheInstructionsDiffer() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "version {{ variables.version }}.",
                        "version {{ variables.version }}, twice.");

        assertThat(told)
                .containsExactly(
                        "changed step announce: Its instructions say something else: `…}}. ↵ `"
                                + " became `…}}, twice. ↵ `.");
    }

    @Test
    void tellsOfInstructionsThatAreGone() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "        instructions: \"Took {{answers.lower.accounts}}.\"\n",
                        "");

        assertThat(told).containsExactly("removed step count: Its instructions are gone.");
    }

    @Test
    void marksARequirementThatIsGone() {
        var told = Told.of(Told.RUNBOOK, "requires: [hq-answers, ", "requires: [");

        assertThat(told)
                .containsExactly(
                        "weaker step announce: It no longer needs `hq-answers` to hold before it"
                                + " starts.");
    }

    @Test
    void marksARequirementWhoseResultsMayBeOlder() {
        var told = Told.of(Told.RUNBOOK, "not-older: 30m", "not-older: 1h");

        assertThat(told)
                .containsExactly(
                        "weaker step announce: How old a result of `quiet` may be was `30m` and is"
                                + " `1h`.");
    }

    @Test
    void tellsHowOftenARequirementIsTried() {
        var told = Told.of(Told.RUNBOOK, "as: quiet, every: 5s", "as: quiet, every: 9s");

        assertThat(told)
                .containsExactly(
                        "changed step announce: How often `quiet` is tried was `5s` and is `9s`.");
    }

    @Test
    void marksARequirementThatMayBeOverridden() {
        var told =
                Told.of(Told.STEPS, "{check: hq-answers, override: never}", "{check: hq-answers}");

        assertThat(told).containsExactly("weaker step fill: `hq-answers` may be overridden now.");
    }

    @Test
    void marksACheckThatIsGone() {
        var told = Told.of(Told.STEPS, ", verify: [member-answers]", "");

        assertThat(told)
                .containsExactly(
                        "weaker step deploy: It is no longer checked by `member-answers`.");
    }

    @Test
    void marksACheckThatOnlyReports() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "{check: counts-agree, as: before}",
                        "{check: counts-agree, as: before, report-only: true}");

        assertThat(told).containsExactly("weaker step right: `before` only reports now.");
    }

    @Test
    void marksACheckThatHasToPassLessOften() {
        var told = Told.of(Told.RUNBOOK, "passes: 3", "passes: 2");

        assertThat(told)
                .containsExactly(
                        "weaker step announce: How long `after` is tried was `every 10s for 2h, 3"
                                + " passes, giving up after 5, after 1m` and is `every 10s for 2h, 2"
                                + " passes, giving up after 5, after 1m`.");
    }

    @Test
    void tellsOfAnotherCheckUnderTheSameName() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "{check: counts-agree, as: before}",
                        "{check: users-identical, as: before}");

        assertThat(told)
                .containsExactly(
                        "changed step right: The check behind `before` was `counts-agree` and is"
                                + " `users-identical`.");
    }

    @Test
    void marksASignatureThatIsGone() {
        var told = Told.of(Told.RUNBOOK, ", {role: qa}]", "]");

        assertThat(told)
                .containsExactly(
                        "weaker step announce: The signature of `qa` is no longer asked for.");
    }

    @Test
    void marksFewerSignatures() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "sign-off: [{role: manager, count: 2}",
                        "sign-off: [{role: manager}");

        assertThat(told)
                .containsExactly(
                        "weaker step announce: It takes 1 signature of `manager`, and took 2.");
    }

    @Test
    void tellsOfMoreSignatures() {
        var told =
                Told.of(
                        Told.STEPS,
                        "confirm: credential}, {role: manager}]",
                        "confirm: credential}, {role: manager, count: 2}]");

        assertThat(told)
                .containsExactly(
                        "people step open: It takes 2 signatures of `manager`, and took 1.");
    }

    @Test
    void marksASignatureWithoutACredential() {
        var told = Told.of(Told.STEPS, ", confirm: credential", "");

        assertThat(told)
                .containsExactly("weaker step open: `qa` need not give a credential anew to sign.");
    }

    @Test
    void tellsWhatFollowsARefusal() {
        var told = Told.of(Told.STEPS, "on-refuse: dead-jobs", "on-refuse: hold");

        assertThat(told)
                .containsExactly(
                        "changed step open: What follows where `qa` refuses to sign was `dead-jobs`"
                                + " and is `hold`.");
    }

    @Test
    void marksAVoteThatIsGone() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "poll: [{role: qa, count: 1}, {role: ops}]",
                        "poll: [{role: qa, count: 1}]");

        assertThat(told)
                .containsExactly("weaker step ready: The vote of `ops` is no longer asked for.");
    }

    @Test
    void tellsOfWhen() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "when: {test: input.colour != \"blue\", assume: false}",
                        "when: {test: input.colour != \"blue\", assume: true}");

        assertThat(told)
                .containsExactly(
                        "changed step go: Its `when` changed: `…!= \"blue\", assumed to be false`"
                                + " became `…!= \"blue\"`.");
    }

    @Test
    void marksAStepThatMayBeSkipped() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "{id: ten, title: Ten minutes,",
                        "{id: ten, title: Ten minutes, optional: true,");

        assertThat(told).containsExactly("weaker step ten: It may be skipped now.");
    }

    @Test
    void tellsHowItIsRepeatedAndMarksWhatIsRarer() {
        var once = "{id: choose, title: Choose,";
        var hourly = once + " repeat: {every: 1h, until: own},";
        var often = Told.STEPS.replace(once, hourly);

        assertThat(Told.of(Told.STEPS, once, hourly))
                .containsExactly(
                        "changed step choose: How it is repeated was nothing and is `every 1h until"
                                + " own starts`.",
                        "moved step own: It now waits for `choose`.");
        assertThat(Told.of(often, "every: 1h, until: own", "every: 2h, until: own"))
                .containsExactly(
                        "weaker step choose: How it is repeated was `every 1h until own starts` and"
                                + " is `every 2h until own starts`.");
        assertThat(Told.of(often, hourly, once))
                .contains(
                        "weaker step choose: How it is repeated was `every 1h until own starts` and"
                                + " is nothing.");
    }

    @Test
    void marksADeadlineThatIsGone() {
        var told = Told.of(Told.WHOLE, ", {at: T-5m, do: hold}]", "]");

        assertThat(told).containsExactly("weaker step lower: Its deadline is gone: hold at T-5m.");
    }

    @Test
    void tellsWhatFollowsAFailure() {
        var told = Told.of(Told.STEPS, "retry: 3, wait: 30s", "retry: 4, wait: 30s");

        assertThat(told)
                .containsExactly(
                        "weaker step fill: What follows a failure was `retry 3 times, 30s apart,"
                                + " then dead-jobs` and is `retry 4 times, 30s apart, then"
                                + " dead-jobs`.");
    }

    @Test
    void tellsWhatFollowsWhereItCannotTell() {
        var told = Told.of(Told.STEPS, "on-inconclusive: {retry: 1}", "on-inconclusive: dead-jobs");

        assertThat(told)
                .containsExactly(
                        "changed step fill: What follows where it cannot tell was `retry once, then"
                                + " hold` and is `dead-jobs`.");
    }

    @Test
    void marksAFieldThatIsNotAskedFor() {
        var told =
                Told.of(
                        Told.WHOLE,
                        "          - {name: accounts, type: list, title: Accounts that were taken,"
                                + " pattern: \"A[0-9]+\"}\n",
                        "          - {name: accounts, type: list, title: Accounts that were"
                                + " taken}\n");

        assertThat(told)
                .containsExactly(
                        "weaker step lower: The pattern of `accounts` was `A[0-9]+` and is"
                                + " nothing.");
    }

    @Test
    void marksAFieldThatMayBeAnything() {
        var told = Told.of(Told.WHOLE, ", must-be: 2h", "");

        assertThat(told).containsExactly("weaker step lower: `old-ttl` no longer has to be `2h`.");
    }

    @Test
    void marksAFileThatNeedNotBeAttached() {
        var told = Told.of(Told.WHOLE, ", {name: log}]", "]");

        assertThat(told).containsExactly("weaker step lower: The file `log` need not be attached.");
    }

    @Test
    void tellsWhatAFileIsCalled() {
        var told = Told.of(Told.WHOLE, "title: The zone as it was", "title: The zone");

        assertThat(told)
                .containsExactly(
                        "changed step lower: What the file `zone-file` is called was `The zone as"
                                + " it was` and is `The zone`.");
    }

    @Test
    void marksWhatIsDoneOnlyUnderACondition() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: servers-up, title: Up,",
                        "{id: servers-up, title: Up, when: live,");

        assertThat(told)
                .containsExactly("weaker step servers-up: Its `when` was nothing and is `live`.");
    }
}
