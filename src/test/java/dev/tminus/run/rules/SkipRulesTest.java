package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.unskip;
import static dev.tminus.run.rules.TrialRun.withdraw;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.check.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkipRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void leavesAnOptionalStepOutWithAReason() {
        var run = started(runbook().manual("a").optional().manual("b").needs("a"));

        var events = run.does("mia", skip("a", " No downtime \n"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepSkipped(id("a"), "No downtime"),
                        new RunEvent.StepsReleased(List.of(), List.of(id("b"))));
        assertThat(run.step("a").reason()).isEqualTo("No downtime");
        assertThat(run.state().done()).isEqualTo(1);
        assertThat(run.folded()).isEqualTo(run.state());
        run.works("olga", "b");
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void letsNothingOvertakeWhatIsBeforeASkippedStep() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .optional()
                                .manual("c")
                                .needs("b")
                                .optional()
                                .manual("d")
                                .needs("c"));

        run.does("mia", skip("c", "No need"));
        run.does("mia", skip("b", "No need"));

        assertThat(run.phase("d")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.state().missing(id("d")))
                .extracting(step -> step.id())
                .containsExactly(id("a"));
        assertThat(run.refuses("olga", start("d")))
                .isEqualTo("Step 1.4 is planned; it can be started once it is ready to start.");
        run.works("olga", "a");
        assertThat(run.phase("d")).isEqualTo(StepPhase.READY);
    }

    @Test
    void stopsWhatIsUnderWayBeforeTheStart() {
        var run = started(runbook().manual("a").optional().requires("backup", MINUTE));
        run.does("olga", start("a"));

        var events = run.does("mia", skip("a", "No need"));

        assertThat(events)
                .startsWith(
                        new RunEvent.CheckEnded(
                                id("a"),
                                "backup",
                                1,
                                new Outcome.Inconclusive("The step was skipped.", List.of())),
                        new RunEvent.StepSkipped(id("a"), "No need"));
        assertThat(run.step("a").asked()).isNull();
    }

    @Test
    void leavesOutWhatHasFailed() {
        var run = started(runbook().check("c", "rows").optional().manual("b").needs("c"));
        run.reports("c", "rows", failed("3 rows are missing"));

        run.does("mia", skip("c", "The three are known"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        run.does("mia", resume(""));
        run.does("olga", start("b"));
    }

    @Test
    void refusesToLeaveOutWhatIsNotOptionalOrNotOpen() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .optional()
                                .gate("g", of(1, "qa"))
                                .optional());
        run.does("olga", start("b"));
        run.does("quinn", TrialRun.noGo("g", "qa", "Too early"));
        var rule = "it can be skipped before it starts, or once it has failed.";

        assertThat(run.refuses("mia", skip("a", "x")))
                .isEqualTo("Step 1.1 is not optional; it cannot be skipped.");
        assertThat(run.refuses("mia", skip("b", "x"))).isEqualTo("Step 1.2 is running; " + rule);
        assertThat(run.refuses("mia", skip("g", "x"))).isEqualTo("Step 1.3 is at no-go; " + rule);
        assertThat(run.refuses("mia", skip("z", "x"))).isEqualTo("This run has no step \"z\".");
        assertThat(scheduled(runbook().manual("a").optional()).refuses("mia", skip("a", "No need")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void asksForAuthorityAndAReason() {
        var declared = started(runbook().may(Authority.SKIP, of(1, "qa")).manual("a").optional());
        var silent = runbook().nobodyMay(Authority.SKIP).manual("a").optional();

        assertThat(declared.refuses("olga", skip("a", "x"))).isEqualTo("Only QA can skip it.");
        assertThat(declared.refuses("quinn", skip("a", " ")))
                .isEqualTo("Give a reason for leaving the step out.");
        declared.does("quinn", skip("a", "No need"));
        assertThat(started(silent).refuses("quinn", skip("a", "x")))
                .isEqualTo("Only OPS can skip it.");
        assertThat(started(silent).refuses("worker", skip("a", "x")))
                .isEqualTo("Only a person can do this.");
        started(silent).does("olga", skip("a", "No need"));
        started(silent).does("mia", skip("a", "No need"));
    }

    @Test
    void takesASkipBackUntilSomethingHasStartedOnIt() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .optional()
                                .manual("b")
                                .needs("a")
                                .optional()
                                .manual("c")
                                .needs("b"));
        run.does("mia", skip("a", "No need"));
        run.does("mia", skip("b", "No need"));

        assertThat(run.refuses("quinn", unskip("a", "x")))
                .isEqualTo("Only Manager can take it up again.");
        assertThat(run.refuses("mia", unskip("a", "")))
                .isEqualTo("Give a reason for taking the step up again.");
        assertThat(run.refuses("mia", unskip("c", "x")))
                .isEqualTo(
                        "Step 1.3 is ready to start; it can be taken up again once it is skipped.");
        var events = run.does("mia", unskip("a", "After all"));
        assertThat(events)
                .containsExactly(
                        new RunEvent.StepUnskipped(id("a"), "After all"),
                        new RunEvent.StepsReturned(List.of(id("c"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("a"))));
        run.does("mia", skip("a", "No need"));
        run.does("olga", start("c"));
        assertThat(run.refuses("mia", unskip("b", "x")))
                .isEqualTo("Step 1.3 has started without it; it stays skipped.");
        assertThat(run.refuses("mia", unskip("a", "x")))
                .isEqualTo("Step 1.3 has started without it; it stays skipped.");
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void keepsASignatureThatSomethingBehindASkippedStepIsBuiltOn() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .signedBy(of(1, "qa"))
                                .manual("b")
                                .needs("a")
                                .optional()
                                .manual("c")
                                .needs("b"));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));
        run.does("mia", skip("b", "No need"));
        run.does("olga", start("c"));

        assertThat(run.refuses("quinn", withdraw("a", "Wrong")))
                .isEqualTo("Step 1.3 has started on the strength of your signature; it stays.");
    }

    @Test
    void beginsANewAttemptOnceItIsTakenUpAgain() {
        var run = started(runbook().manual("a").optional().verify("rows").manual("b"));
        run.works("olga", "a");
        run.reports("a", "rows", failed("3 rows are missing"));
        run.does("mia", skip("a", "No need"));
        run.does("mia", resume(""));

        run.does("mia", unskip("a", "After all"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.refuses("olga", workAgain("a")))
                .isEqualTo(
                        "Step 1.1 is ready to start; it can be worked on again once it has failed"
                                + " or is without an answer.");
        run.works("omar", "a");
        run.reports("a", "rows", passed());
        assertThat(run.step("a").attempt()).isEqualTo(2);
        assertThat(run.step("a").doers()).containsExactly(TrialRun.who("omar"));
    }
}
