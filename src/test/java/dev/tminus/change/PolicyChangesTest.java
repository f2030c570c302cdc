package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of the terms on which a step is done.
class PolicyChangesTest {

    @Test
    void marksATagThatIsGone() {
        var told = Told.of(Told.STEPS, "        tags: [deploys-app]\n", "");

        assertThat(told)
                .containsExactly(
                        "weaker step fill: Its tag `deploys-app` is gone, and with it what the"
                                + " workspace demands of such steps.");
    }

    @Test
    void marksAStepThatMayBeOverridden() {
        var told = Told.of(Told.STEPS, "        override: never\n", "");

        assertThat(told)
                .containsExactly("weaker step fill: What it requires may be overridden now.");
    }

    @Test
    void marksARehearsalThatIsNotDemanded() {
        var told = Told.of(Told.STEPS, ", {rehearsal: pull-the-plug, unchanged-since: true}]", "]");

        assertThat(told)
                .containsExactly(
                        "weaker step fill: The rehearsal `pull-the-plug` need not have gone well"
                                + " any more.");
    }

    @Test
    void marksARunbookThatMayHaveChangedSinceItsRehearsal() {
        var told = Told.of(Told.STEPS, ", unchanged-since: true", "");

        assertThat(told)
                .containsExactly(
                        "weaker step fill: The runbook may have changed since `pull-the-plug` was"
                                + " rehearsed.");
    }

    @Test
    void marksATimeoutThatIsLonger() {
        var told = Told.of(Told.STEPS, "        timeout: 10m\n", "        timeout: 20m\n");

        assertThat(told).containsExactly("weaker step fill: Its timeout was `10m` and is `20m`.");
    }

    @Test
    void tellsOfATimeoutThatIsShorter() {
        var told = Told.of(Told.STEPS, "        timeout: 10m\n", "        timeout: 5m\n");

        assertThat(told).containsExactly("changed step fill: Its timeout was `10m` and is `5m`.");
    }

    @Test
    void marksWhatIsDestroyed() {
        var told = Told.of(Told.STEPS, "destroys: current,", "destroys: [current, field],");

        assertThat(told).containsExactly("weaker step delete: It destroys `field` now.");
    }

    @Test
    void marksWhatIsNoLongerSaidToBeDestroyed() {
        var told = Told.of(Told.STEPS, "destroys: current, keeps: [temporary, hq], ", "");

        assertThat(told)
                .containsExactly(
                        "weaker step delete: It no longer says that it destroys `current`.",
                        "weaker step delete: It no longer keeps `temporary`.",
                        "weaker step delete: It no longer keeps `hq`.",
                        "weaker step delete: It is no longer a point of no return.");
    }

    @Test
    void marksWhatIsNoLongerKept() {
        var told = Told.of(Told.STEPS, "keeps: [temporary, hq]", "keeps: [hq]");

        assertThat(told).containsExactly("weaker step delete: It no longer keeps `temporary`.");
    }

    @Test
    void marksADestructionWhoseReasonIsThatItsComparisonFailed() {
        var because = "because-failed: hq-answers, ";

        assertThat(Told.of(Told.STEPS, "destroys: current, ", because + "destroys: current, "))
                .containsExactly(
                        "weaker step delete: It destroys now because `hq-answers` failed.");
    }

    @Test
    void marksWhatIsSaidToChangeNothing() {
        assertThat(
                        Told.of(
                                Told.STEPS,
                                "{id: servers-up, title: Up,",
                                "{id: servers-up, title: Up, read-only: true,"))
                .containsExactly("weaker step servers-up: It says now that it changes nothing.");
    }

    @Test
    void marksAPointOfNoReturn() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: servers-up, title: Up,",
                        "{id: servers-up, title: Up, irreversible: true,");

        assertThat(told)
                .containsExactly(
                        "weaker step servers-up: Nothing takes it back now: it is a point of no"
                                + " return.");
    }

    @Test
    void tellsWhatIsOpened() {
        var told = Told.of(Told.STEPS, ", opens: temporary", "");

        assertThat(told).containsExactly("changed step open: It no longer opens `temporary`.");
    }

    @Test
    void tellsWhatItChanges() {
        var told = Told.of(Told.STEPS, ", changes: [{dns: \"{{ variables.app-host }}\"}]", "");

        assertThat(told)
                .containsExactly(
                        "changed step delete: It no longer says that it changes `dns app-host`.");
    }

    @Test
    void marksAWayBackThatIsGone() {
        var told = Told.of(Told.STEPS, "        undo: {action: {do: stop}}\n", "");

        assertThat(told).containsExactly("weaker step fill: Nothing takes it back any more.");
    }

    @Test
    void tellsOfAWayBackThatIsNew() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: own, title: Stop it,",
                        "{id: own, title: Stop it, undo: {instructions: Start it},");

        assertThat(told).containsExactly("added step own: It can be taken back now.");
    }

    @Test
    void tellsHowItIsTakenBack() {
        var told =
                Told.of(
                        Told.STEPS,
                        "undo: {instructions: \"Back to",
                        "undo: {instructions: \"Go back to");

        assertThat(told)
                .containsExactly(
                        "changed step choose: How it is taken back changed: `Back to…` became `Go"
                                + " back to…`.");
    }

    @Test
    void tellsWhatTakingItBackTakes() {
        var told =
                Told.of(
                        Told.STEPS,
                        "takes: 5m, verify: [hq-answers], owner: qa",
                        "takes: 6m, verify: [hq-answers], owner: qa");

        assertThat(told)
                .containsExactly(
                        "time step choose: What taking it back takes was `5m` and is `6m`.");
    }

    @Test
    void tellsWhoTakesItBack() {
        var told = Told.of(Told.STEPS, "owner: qa, always: true", "owner: ops, always: true");

        assertThat(told)
                .containsExactly("people step choose: Who takes it back was `qa` and is `ops`.");
    }

    @Test
    void marksAWayBackThatIsNotChecked() {
        var told = Told.of(Told.STEPS, "verify: [hq-answers], owner: qa", "owner: qa");

        assertThat(told)
                .containsExactly(
                        "weaker step choose: Taking it back is no longer checked by `hq-answers`.");
    }

    @Test
    void marksAWayBackThatIsNotTakenInAnyCase() {
        var told = Told.of(Told.STEPS, ", always: true", "");

        assertThat(told)
                .containsExactly(
                        "weaker step choose: A roll-back no longer takes it back in any case.");
    }

    @Test
    void tellsThatAPersonTakesItBack() {
        var told =
                Told.of(Told.STEPS, "undo: {action: {do: stop}}", "undo: {instructions: Stop it}");

        assertThat(told)
                .containsExactly(
                        "changed step fill: How it is taken back was nothing and is `Stop it`.",
                        "changed step fill: A person takes it back now, and a machine did.");
    }

    @Test
    void marksALockThatIsGone() {
        var told = Told.of(Told.STEPS, ", lock: {name: x}", "");

        assertThat(told)
                .containsExactly(
                        "weaker step own: It no longer takes the lock `x`: other runs may do it at"
                                + " the same time.");
    }

    @Test
    void marksAnotherLock() {
        var told = Told.of(Told.STEPS, "lock: {name: x}", "lock: {name: z}");

        assertThat(told).containsExactly("weaker step own: Its lock was `x` and is `z`.");
    }

    @Test
    void tellsUntilWhenALockIsKept() {
        var told =
                Told.of(
                        Told.STEPS,
                        "lock: {name: schema-app, until: open}",
                        "lock: {name: schema-app, until: verified}");

        assertThat(told)
                .containsExactly(
                        "weaker step fill: Until when it keeps the lock was `open is done` and is"
                                + " `verified`.");
    }

    @Test
    void tellsOfALockThatIsNew() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: get, title: Get it,",
                        "{id: get, title: Get it, lock: {name: z},");

        assertThat(told)
                .containsExactly("added step get: It takes the lock `z` now, until `done`.");
    }

    @Test
    void marksAWarningThatIsAccepted() {
        var told =
                Told.of(
                        Told.STEPS,
                        "{id: own, title: Stop it,",
                        "{id: own, title: Stop it, accept: [{lint: no-undo, because: It is only a"
                                + " stop}],");

        assertThat(told)
                .containsExactly(
                        "weaker step own: The warning `no-undo` is accepted now: \"It is only a"
                                + " stop\".");
    }

    @Test
    void tellsWhyAWarningIsAccepted() {
        var told = Told.of(Told.STEPS, "because: It was tried", "because: It was tried twice");

        assertThat(told)
                .containsExactly(
                        "changed step fill: Why the warning `action-alone` is accepted was `It was"
                                + " tried` and is `It was tried twice`.");
    }

    @Test
    void tellsOfAWarningThatIsNotAccepted() {
        var told =
                Told.of(
                        Told.STEPS,
                        "        accept: [{lint: action-alone, because: It was tried}]\n",
                        "");

        assertThat(told)
                .containsExactly(
                        "changed step fill: The warning `action-alone` is no longer accepted.");
    }
}
