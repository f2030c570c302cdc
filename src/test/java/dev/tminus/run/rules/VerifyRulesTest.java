package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Until;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifyRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);
    private static final RunCommand ADVANCE = new RunCommand.Advance();

    /// Every minute for an hour.
    private static Until until(int passes, @Nullable Integer giveUpAfter, Duration delay) {
        return new Until(MINUTE, HOUR, passes, giveUpAfter, delay);
    }

    private static TrialRun checked(Until until) {
        return started(runbook().check("c", "rows").titled("Compare rows").until(until));
    }

    @Test
    void checksTheWorkOfAManualStepOnceItIsFinished() {
        var run = started(runbook().manual("a").verify("rows").signedBy(of(1, "qa")));
        run.does("olga", start("a"));

        var events = run.does("olga", finish("a"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.WorkDone(id("a")),
                        new RunEvent.CheckingOpened(id("a")),
                        new RunEvent.CheckStarted(id("a"), "rows", 1, 1));
        assertThat(run.phase("a")).isEqualTo(StepPhase.CHECKING);
        run.reports("a", "rows", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
    }

    @Test
    void checksWhatAPollSaidGoTo() {
        var run = started(runbook().gate("g", of(1, "qa")).verify("rows"));

        run.does("quinn", TrialRun.go("g", "qa"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.CHECKING);
        run.reports("g", "rows", failed("3 rows are missing"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.FAILED);
        run.does("olga", TrialRun.pollAgain("g"));
        run.does("quinn", TrialRun.go("g", "qa"));
        run.reports("g", "rows", inconclusive("HQ does not answer"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.INCONCLUSIVE);
        run.does("olga", checkAgain("g"));
        run.reports("g", "rows", passed());
        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void letsAManualStepBeCheckedOrWorkedOnAgain() {
        var run = started(runbook().manual("a").verify("rows", "users"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.reports("a", "rows", passed());
        run.reports("a", "users", inconclusive("HQ does not answer"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        run.does("omar", workAgain("a"));

        run.does("omar", finish("a"));

        assertThat(run.step("a").underWay("rows")).isTrue();
        assertThat(run.step("a").lastAttempt("rows").series()).isEqualTo(2);
        run.reports("a", "rows", failed("3 rows are missing"));
        run.reports("a", "users", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.FAILED);
        var events = run.does("olga", checkAgain("a"));
        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("a"), "rows", 3, 3));
    }

    @Test
    void takesNoResultOfEarlierWorkForThatOfThis() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .verify("rows")
                                .until(until(1, null, MINUTE))
                                .signedBy(of(1, "qa")));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.after(MINUTE).advances();
        run.reports("a", "rows", passed());
        run.does("quinn", TrialRun.refuse("a", "qa", "Too early"));
        run.does("olga", workAgain("a"));
        run.does("olga", finish("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.tries("a").getFirst().holds()).isFalse();
        assertThat(run.tries("a").getFirst().attempts()).isEmpty();
        run.does("olga", TrialRun.stopChecks("a"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.INCONCLUSIVE);
        var events = run.does("olga", checkAgain("a"));
        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("a"), "rows", 2, 2));
    }

    @Test
    void waitsForWhatIsOnlyReportedAndLetsItDecideNothing() {
        var run = started(runbook().check("c", "rows").verify("speed").reportOnly());

        run.reports("c", "rows", passed());
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.reports("c", "speed", inconclusive("HQ does not answer"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.tries("c"))
                .extracting(CheckProgress::part)
                .containsExactly(CheckProgress.Part.VERIFY, CheckProgress.Part.REPORT);
    }

    @Test
    void waitsForRepeatedReportsToo() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .verify("speed")
                                .until(until(1, 2, Duration.ZERO))
                                .reportOnly());
        run.reports("c", "rows", passed());
        run.reports("c", "speed", failed("Too slow"));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.after(MINUTE).advances();

        run.reports("c", "speed", failed("Too slow"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void checksEverythingAgainWhereOnlyReportsWereRed() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .verify("speed")
                                .reportOnly()
                                .signedBy(of(1, "qa")));
        run.reports("c", "rows", passed());
        run.reports("c", "speed", failed("Too slow"));
        run.does("quinn", TrialRun.refuse("c", "qa", "Too slow for me"));

        var events = run.does("olga", checkAgain("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckStarted(id("c"), "rows", 2, 2),
                        new RunEvent.CheckStarted(id("c"), "speed", 2, 2));
    }

    @Test
    void opensAFreshPollWhereTheCheckOfAGoHasNoAnswer() {
        var run = started(runbook().gate("g", of(1, "qa")).verify("rows"));
        run.does("quinn", TrialRun.noGo("g", "qa", "Not yet"));
        assertThat(run.refuses("olga", checkAgain("g")))
                .isEqualTo(
                        "Step 1.1 is at no-go; it can be checked again once it has failed or is"
                                + " without an answer.");
        run.does("olga", TrialRun.pollAgain("g"));
        run.does("quinn", TrialRun.go("g", "qa"));
        run.reports("g", "rows", inconclusive("HQ does not answer"));

        run.does("olga", TrialRun.pollAgain("g"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").ballots()).isEmpty();
    }
}
