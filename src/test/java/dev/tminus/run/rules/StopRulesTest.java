package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.result;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.scrub;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.stopChecks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Until UNTIL =
            new Until(MINUTE, Duration.ofHours(1), 2, null, Duration.ZERO);

    private static Outcome stoppedBy(String who) {
        return new Outcome.Inconclusive("Stopped by " + who + ".", List.of());
    }

    @Test
    void endsWhatIsUnderWayWithoutAnAnswer() {
        var run = started(runbook().check("c", "rows", "users").titled("Compare rows"));
        run.reports("c", "users", passed());

        var events = run.does("olga", stopChecks("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.ChecksStopped(id("c")),
                        new RunEvent.CheckEnded(id("c"), "rows", 1, stoppedBy("olga")),
                        new RunEvent.StepInconclusive(id("c"), "Stopped by olga."),
                        new RunEvent.RunHeld(
                                "Step 1.1, Compare rows, could not be checked.", id("c")));
        assertThat(run.journal().getLast().actor()).isEqualTo(TrialRun.actor("olga"));
        assertThat(run.refuses("worker", result("c", "rows", 1, passed())))
                .isEqualTo("Attempt 1 of rows in step 1.1 is not under way.");
    }

    @Test
    void endsARepetitionBetweenTwoAttempts() {
        var run = started(runbook().check("c", "rows").until(UNTIL));
        run.reports("c", "rows", passed());

        run.does("olga", stopChecks("c"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.step("c").reason()).isEqualTo("Stopped by olga.");
        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
        assertThat(run.tries("c").getFirst().next()).isNull();
        var again = run.does("olga", checkAgain("c"));
        assertThat(again).containsExactly(new RunEvent.CheckStarted(id("c"), "rows", 2, 2));
    }

    @Test
    void keepsWhatWasDecidedBefore() {
        var run = started(runbook().check("c", "rows", "users"));
        run.reports("c", "users", failed("3 users are missing"));

        run.does("olga", stopChecks("c"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason()).isEqualTo("3 users are missing");
    }

    @Test
    void goesOnWhereOnlyReportsWereStopped() {
        var run = started(runbook().check("c", "rows").verify("speed").reportOnly().until(UNTIL));
        run.reports("c", "rows", passed());

        run.does("olga", stopChecks("c"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("c").lastOutcome("speed")).isEqualTo(stoppedBy("olga"));
    }

    @Test
    void letsOwnersAndWhoeverMayHoldOrResumeStopChecks() {
        var run =
                started(
                        runbook()
                                .may(Authority.HOLD, of(1, "qa"))
                                .may(Authority.RESUME, of(1, "manager"))
                                .check("c", "rows"));

        assertThat(run.refuses("zoe", stopChecks("c"))).isEqualTo("Only OPS can stop its checks.");
        assertThat(run.refuses("clock", stopChecks("c"))).isEqualTo("Only a person can do this.");
        for (var who : List.of("quinn", "mia", "olga")) {
            run.does(who, stopChecks("c"));
            assertThat(run.step("c").lastOutcome("rows")).isEqualTo(stoppedBy(who));
            run.does("olga", checkAgain("c"));
        }
    }

    @Test
    void refusesToStopWhatIsNotUnderWay() {
        var run = started(runbook().manual("a").check("c", "rows"));
        run.reports("c", "rows", passed());

        assertThat(run.refuses("olga", stopChecks("a")))
                .isEqualTo("No check of step 1.1 is under way.");
        assertThat(run.refuses("olga", stopChecks("c")))
                .isEqualTo("No check of step 1.2 is under way.");
        assertThat(run.refuses("olga", stopChecks("z"))).isEqualTo("This run has no step \"z\".");
        assertThat(scheduled(runbook().check("c", "rows")).refuses("olga", stopChecks("c")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void scrubsWithAReason() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .check("d", "users")
                                .manual("a")
                                .requires("backup", MINUTE)
                                .manual("b")
                                .needs("c"));
        run.reports("d", "users", passed());

        var events = run.does("mia", scrub(" The vendor is down \n"));

        var stopped = new Outcome.Inconclusive("The run was scrubbed.", List.of());
        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("c"), "rows", 1, stopped),
                        new RunEvent.CheckEnded(id("a"), "backup", 1, stopped),
                        new RunEvent.RunScrubbed("The vendor is down"));
        assertThat(run.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(run.state().statusReason()).isEqualTo("The vendor is down");
        assertThat(run.state().endedAt()).isEqualTo(run.now());
        assertThat(List.of(run.phase("c"), run.phase("d"), run.phase("a"), run.phase("b")))
                .containsExactly(
                        StepPhase.NOT_REACHED,
                        StepPhase.DONE,
                        StepPhase.NOT_REACHED,
                        StepPhase.NOT_REACHED);
        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void scrubsWhatIsHeldOrNotStarted() {
        var scheduled = scheduled(runbook().manual("a"));
        scheduled.does("mia", scrub("Not this week"));
        var held = started(runbook().check("c", "rows").manual("a"));
        held.reports("c", "rows", failed("3 rows are missing"));
        held.does("mia", scrub("Too late"));

        assertThat(scheduled.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(scheduled.state().startedAt()).isNull();
        assertThat(held.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(held.step("c").reason()).isEqualTo("3 rows are missing");
        assertThat(held.phase("a")).isEqualTo(StepPhase.NOT_REACHED);
    }

    @Test
    void refusesAScrubWithoutAuthorityOrReason() {
        var run = started(runbook().manual("a").may(Authority.SCRUB, of(1, "manager")));

        assertThat(run.refuses("olga", scrub("x"))).isEqualTo("Only Manager can scrub the run.");
        assertThat(run.refuses("mia", scrub("  "))).isEqualTo("Give a reason for the scrub.");
        assertThat(
                        started(runbook().manual("a").nobodyMay(Authority.SCRUB))
                                .refuses("mia", scrub("x")))
                .isEqualTo("This runbook lets nobody scrub the run.");
    }

    @Test
    void changesNothingAnyMoreOnceItIsScrubbed() {
        var run = started(runbook().manual("a").check("c", "rows"));
        run.does("mia", scrub("x"));
        var over = "The run is scrubbed; nothing changes any more.";

        assertThat(run.refuses("mia", scrub("x"))).isEqualTo(over);
        assertThat(run.refuses("mia", new RunCommand.StartRun())).isEqualTo(over);
        assertThat(run.refuses("olga", start("a"))).isEqualTo(over);
        assertThat(run.refuses("olga", stopChecks("c"))).isEqualTo(over);
        assertThat(run.refuses("mia", hold("x")))
                .isEqualTo("The run is scrubbed; only a running run can be held.");
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        assertThat(run.refuses("worker", result("c", "rows", 1, passed())))
                .isEqualTo("Attempt 1 of rows in step 1.2 is not under way.");
        run.does("olga", new RunCommand.Comment(id("a"), "What a pity"));
        assertThat(run.step("a").remarks()).hasSize(1);
    }

    @Test
    void refusesToScrubWhatIsComplete() {
        var run = started(runbook().check("c", "rows"));
        run.reports("c", "rows", passed());

        assertThat(run.refuses("mia", scrub("x")))
                .isEqualTo("The run is complete; nothing changes any more.");
    }
}
