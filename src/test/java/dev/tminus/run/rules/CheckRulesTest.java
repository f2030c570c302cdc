package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.result;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.check.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckRulesTest {

    @Test
    void beginsEveryCheckOfAReadyStepByItself() {
        var run = scheduled(runbook().check("c", "rows", "users"));

        var events = run.does("mia", new RunCommand.StartRun());

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunStarted(),
                        new RunEvent.StepsReleased(List.of(), List.of(id("c"))),
                        new RunEvent.StepStarted(id("c"), 1),
                        new RunEvent.CheckStarted(id("c"), "rows", 1, 1),
                        new RunEvent.CheckStarted(id("c"), "users", 1, 1));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.step("c").doers()).isEmpty();
        assertThat(run.step("c").underWay("rows")).isTrue();
    }

    @Test
    void isDoneWhenAllChecksPass() {
        var run = started(runbook().check("c", "rows", "users").manual("a").needs("c"));

        run.reports("c", "users", passed());
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
    }

    @Test
    void holdsTheRunWhenACheckFails() {
        var run = started(runbook().check("c", "rows").titled("Compare rows").manual("a"));

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason()).isEqualTo("3 rows are missing");
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Step 1.1, Compare rows, failed.");
        assertThat(run.state().heldBy()).isEqualTo(id("c"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
    }

    @Test
    void holdsTheRunWhenACheckHasNoAnswer() {
        var run = started(runbook().check("c", "rows").titled("Compare rows"));

        run.reports("c", "rows", inconclusive("HQ does not answer"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.step("c").reason()).isEqualTo("HQ does not answer");
        assertThat(run.state().statusReason())
                .isEqualTo("Step 1.1, Compare rows, could not be checked.");
    }

    @Test
    void saysFailedWhereOneCheckFailedAndAnotherHasNoAnswer() {
        var run = started(runbook().check("c", "rows", "users"));

        run.reports("c", "rows", inconclusive("HQ does not answer"));
        run.reports("c", "users", failed("3 users are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason()).isEqualTo("3 users are missing");
    }

    @Test
    void judgesOnlyOnceEveryCheckHasEnded() {
        var run = started(runbook().check("c", "rows", "users"));

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void letsRunningChecksEndWhileHeld() {
        var run = started(runbook().check("c", "rows"));
        run.does("mia", hold("stop"));

        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void keepsTheReasonOfAHoldWhenACheckFailsMeanwhile() {
        var run = started(runbook().check("c", "rows"));
        run.does("mia", hold("stop"));

        var events = run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(events).noneMatch(RunEvent.RunHeld.class::isInstance);
        assertThat(run.state().statusReason()).isEqualTo("stop");
        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
    }

    @Test
    void aLateWorkerChangesNothing() {
        var run = started(runbook().check("c", "rows"));
        run.reports("c", "rows", inconclusive("HQ does not answer"));
        run.does("olga", checkAgain("c"));

        assertThat(run.refuses("worker", result("c", "rows", 1, passed())))
                .isEqualTo("Attempt 1 of rows in step 1.1 is not under way.");
        run.reports("c", "rows", passed());
        assertThat(run.refuses("worker", result("c", "rows", 2, failed("late"))))
                .isEqualTo("Attempt 2 of rows in step 1.1 is not under way.");
    }

    @Test
    void refusesResultsOfWhatNeverBegan() {
        var run = started(runbook().check("c", "rows").check("d", "rows").needs("c"));

        assertThat(run.refuses("worker", result("c", "rows", 2, passed())))
                .isEqualTo("Attempt 2 of rows in step 1.1 is not under way.");
        assertThat(run.refuses("worker", result("c", "users", 1, passed())))
                .isEqualTo("Attempt 1 of users in step 1.1 is not under way.");
        assertThat(run.refuses("worker", result("d", "rows", 1, passed())))
                .isEqualTo("Attempt 1 of rows in step 1.2 is not under way.");
        assertThat(run.refuses("worker", result("z", "rows", 1, passed())))
                .isEqualTo("This run has no step \"z\".");
    }

    @Test
    void takesResultsFromTheEngineOnly() {
        var run = started(runbook().check("c", "rows"));

        assertThat(run.refuses("mia", result("c", "rows", 1, passed())))
                .isEqualTo("Only the engine reports results of checks.");
        assertThat(run.refuses("clock", result("c", "rows", 1, passed())))
                .isEqualTo("Only the engine reports results of checks.");
    }

    @Test
    void checksOnlyWhatHasNotPassedOnceMore() {
        var run = started(runbook().check("c", "rows", "users", "roles"));
        run.reports("c", "rows", passed());
        run.reports("c", "users", failed("3 users are missing"));
        run.reports("c", "roles", inconclusive("HQ does not answer"));

        var events = run.does("olga", checkAgain("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckStarted(id("c"), "users", 2, 2),
                        new RunEvent.CheckStarted(id("c"), "roles", 2, 2));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.step("c").attempt()).isEqualTo(1);
    }

    @Test
    void keepsTheResultsOfEveryAttempt() {
        var run = started(runbook().check("c", "rows"));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("olga", checkAgain("c"));
        run.reports("c", "rows", passed());

        assertThat(run.step("c").checks().get("rows"))
                .extracting(CheckAttempt::outcome)
                .containsExactly(failed("3 rows are missing"), passed());
        assertThat(run.step("c").lastOutcome("rows")).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void staysHeldWhenACheckPassesAtLast() {
        var run = started(runbook().check("c", "rows").manual("a").needs("c"));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("olga", checkAgain("c"));

        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void checksEverythingOnceMoreWhereASignerWasNotContent() {
        var run = started(runbook().check("c", "rows", "users").signedBy(of(1, "qa")));
        run.reports("c", "rows", passed());
        run.reports("c", "users", passed());
        run.does("quinn", refuse("c", "qa", "Too few rows"));

        var events = run.does("olga", checkAgain("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckStarted(id("c"), "rows", 2, 2),
                        new RunEvent.CheckStarted(id("c"), "users", 2, 2));
    }

    @Test
    void refusesToCheckAgainWhatHasNotEnded() {
        var run = started(runbook().check("c", "rows"));

        assertThat(run.refuses("olga", checkAgain("c")))
                .isEqualTo(
                        "Step 1.1 is being checked; it can be checked again once it has failed or"
                                + " is without an answer.");
    }

    @Test
    void refusesToCheckAgainWhatHasNoChecks() {
        var run = started(runbook().manual("a").gate("g", of(1, "qa")));

        assertThat(run.refuses("olga", checkAgain("a"))).isEqualTo("Step 1.1 has no checks.");
        assertThat(run.refuses("olga", checkAgain("g"))).isEqualTo("Step 1.2 has no checks.");
        assertThat(run.refuses("olga", checkAgain("z"))).isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesToCheckAgainBeforeTheRunIsStarted() {
        var run = scheduled(runbook().check("c", "rows"));

        assertThat(run.refuses("olga", checkAgain("c")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void letsOwnersAndWhoeverMayResumeCheckAgain() {
        var run = started(runbook().may(Authority.RESUME, of(1, "manager")).check("c", "rows"));
        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.refuses("quinn", checkAgain("c"))).isEqualTo("Only OPS can check it again.");
        assertThat(run.refuses("clock", checkAgain("c"))).isEqualTo("Only a person can do this.");
        run.does("mia", checkAgain("c"));
        run.reports("c", "rows", failed("2 rows are missing"));
        run.does("olga", checkAgain("c"));

        assertThat(run.step("c").lastAttempt("rows").number()).isEqualTo(3);
    }

    @Test
    void holdsAgainWhenACheckFailsAfterTheRunWasResumed() {
        var run = started(runbook().check("c", "rows"));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("mia", resume("known"));
        run.does("olga", checkAgain("c"));

        run.reports("c", "rows", failed("2 rows are missing"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }
}
