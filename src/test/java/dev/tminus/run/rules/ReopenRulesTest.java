package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.noGo;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.pollAgain;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopenRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void leadsToCheckingWhereThereAreChecks() {
        var run = started(runbook().manual("a").verify("rows").signedBy(of(1, "qa")).manual("b"));
        run.works("olga", "a");
        run.reports("a", "rows", passed());
        run.does("quinn", run.sign("a", "qa"));

        var events = run.does("mia", reopen("a", " Rows were added. \n"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepReopened(id("a"), "Rows were added."),
                        new RunEvent.CheckingOpened(id("a")),
                        new RunEvent.CheckStarted(id("a"), "rows", 2, 2),
                        new RunEvent.RunHeld(
                                "Step 1.1, Title of a, was reopened: Rows were added.", id("a")));
        assertThat(run.phase("a")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(run.step("a").attempt()).isEqualTo(1);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void leadsToSigningWhereThereAreOnlySignatures() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")).manual("b"));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));

        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(run.state().heldBy()).isEqualTo(id("a"));
        assertThat(run.state().statusReason())
                .isEqualTo("Step 1.1, Title of a, was reopened: Wrong build.");
        run.does("quentin", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.refuses("olga", start("b"))).startsWith("The run is on hold: ");
        run.does("mia", resume(""));
        run.does("olga", start("b"));
    }

    @Test
    void leadsToWorkWhereNothingElseProvesIt() {
        var run = started(runbook().manual("a").manual("b"));
        run.works("olga", "a");

        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").attempt()).isEqualTo(1);
        run.does("omar", finish("a"));
        assertThat(run.step("a").doers())
                .containsExactly(TrialRun.who("olga"), TrialRun.who("omar"));
    }

    @Test
    void leadsToAFreshPollOfAGate() {
        var run = started(runbook().gate("g", of(1, "qa")).verify("rows").manual("b"));
        run.does("quinn", go("g", "qa"));
        run.reports("g", "rows", passed());

        run.does("mia", reopen("g", "The plan changed"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").ballots()).isEmpty();
        run.does("quinn", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void leavesAHoldAsItIs() {
        var run = started(runbook().manual("a").manual("b"));
        run.works("olga", "a");
        run.does("mia", hold("Lunch"));

        var events = run.does("mia", reopen("a", "Wrong build"));

        assertThat(events).containsExactly(new RunEvent.StepReopened(id("a"), "Wrong build"));
        assertThat(run.state().statusReason()).isEqualTo("Lunch");
    }

    @Test
    void sendsWaitingAndReadyStepsBackToPlanned() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("ready")
                                .needs("a")
                                .manual("waiting")
                                .needs("a")
                                .requires("backup", MINUTE)
                                .manual("left")
                                .needs("a")
                                .when(new Expression.Literal("false"))
                                .manual("behind")
                                .needs("left"));
        run.works("olga", "a");

        var events = run.does("mia", reopen("a", "Wrong build"));

        assertThat(events)
                .contains(
                        new RunEvent.StepsReturned(
                                List.of(id("ready"), id("waiting"), id("behind"), id("left"))));
        run.does("olga", finish("a"));
        assertThat(run.phase("left")).isEqualTo(StepPhase.NOT_APPLICABLE);
        assertThat(run.phase("behind")).isEqualTo(StepPhase.READY);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void decidesAnewWhatDoesNotApply() {
        var yes =
                new Expression.Compare(
                        new Expression.Answer(id("a"), "go"),
                        Expression.Operator.EQUAL,
                        new Expression.Literal("true"));
        var run =
                started(
                        runbook()
                                .manual("a")
                                .form(RunbookBuilder.field("go", Field.Type.BOOLEAN))
                                .manual("b")
                                .needs("a")
                                .when(yes)
                                .manual("c"));
        run.does("olga", start("a"));
        run.does("olga", TrialRun.fill("a", "go", "no"));
        run.does("olga", finish("a"));
        assertThat(run.phase("b")).isEqualTo(StepPhase.NOT_APPLICABLE);

        run.does("mia", reopen("a", "Wrong answer"));
        run.does("olga", TrialRun.fill("a", "go", "yes"));
        run.does("olga", finish("a"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
    }

    @Test
    void marksWhatHasStartedOnItAsOutdated() {
        var run = started(gated());
        run.works("olga", "a");
        run.works("olga", "b");

        var events = run.does("mia", reopen("a", "Wrong build"));

        assertThat(events)
                .endsWith(new RunEvent.StepsOutdated(List.of(id("b"))))
                .noneMatch(RunEvent.StepsReturned.class::isInstance);
        assertThat(run.phase("b")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("b").outdated()).isTrue();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void voidsTheSignaturesOfWhatWaitsForMoreOfThem() {
        var run = halfSigned();

        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("b").outdated()).isTrue();
        assertThat(run.step("b").signatures()).isEmpty();
        run.does("olga", finish("a"));
        run.does("quentin", run.sign("b", "qa"));
        assertThat(run.phase("b")).isEqualTo(StepPhase.SIGNING);
        run.does("quinn", run.sign("b", "qa"));
        assertThat(run.phase("b")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("b").outdated()).isFalse();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void voidsThemOnceMoreWhereItIsReopenedOnceMore() {
        var run = halfSigned();
        run.does("mia", reopen("a", "Wrong build"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("b", "qa"));

        var events = run.does("mia", reopen("a", "Wrong build again"));

        assertThat(events).endsWith(new RunEvent.StepsOutdated(List.of(id("b"))));
        assertThat(run.step("b").signatures()).isEmpty();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void voidsAllSignaturesOfAnOutdatedStepWithTheFirstThatIsTakenBack() {
        var run = halfSigned();
        run.does("quentin", run.sign("b", "qa"));
        run.does("mia", reopen("a", "Wrong build"));
        assertThat(run.step("b").signatures()).hasSize(2);

        run.does("quinn", TrialRun.withdraw("b", "Not with this build"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("b").signatures()).isEmpty();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    /// Step b, which needs a, waits for the second of two signatures.
    private static TrialRun halfSigned() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .signedBy(of(2, "qa"))
                                .manual("c"));
        run.works("olga", "a");
        run.works("olga", "b");
        run.does("quinn", run.sign("b", "qa"));
        return run;
    }

    /// A gate behind a step that may be outdated, and one between them that is left out.
    private static RunbookBuilder gated() {
        return runbook()
                .manual("a")
                .manual("b")
                .needs("a")
                .manual("c")
                .needs("b")
                .optional()
                .gate("g", of(1, "qa"))
                .needs("c")
                .manual("z");
    }

    @Test
    void keepsGatesShutUntilOutdatedStepsWereLookedAtAgain() {
        var run = started(gated());
        run.works("olga", "a");
        run.works("olga", "b");
        run.does("mia", reopen("a", "Wrong build"));
        run.does("mia", skip("c", "No need"));
        run.does("olga", finish("a"));
        run.does("mia", resume(""));

        assertThat(run.phase("g")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.state().outdatedBefore(id("g")))
                .extracting(step -> step.id())
                .containsExactly(id("b"));

        run.does("mia", reopen("b", "Built on the wrong build"));
        run.does("olga", finish("b"));
        run.does("mia", resume(""));
        assertThat(run.step("b").outdated()).isFalse();
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void letsAGateNotPassBehindAnOutdatedStepOnceItHadStarted() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .gate("g", of(1, "qa"))
                                .needs("b")
                                .verify("rows")
                                .signedBy(of(1, "qa"))
                                .manual("z"));
        run.works("olga", "a");
        run.works("olga", "b");
        run.does("quinn", go("g", "qa"));
        run.reports("g", "rows", failed("3 rows are missing"));
        run.does("mia", reopen("a", "Wrong build"));
        run.does("olga", finish("a"));
        var again =
                "Something that step 1.2 needs was reopened after it had started. Look at step 1.2"
                        + " again before step 1.3 goes on.";

        assertThat(run.refuses("olga", checkAgain("g"))).isEqualTo(again);
        assertThat(run.refuses("olga", pollAgain("g"))).isEqualTo(again);
        run.does("mia", reopen("b", "Built on it"));
        assertThat(run.refuses("olga", pollAgain("g")))
                .isEqualTo("Step 1.3 needs step 1.2, which is running.");
        assertThat(run.step("g").outdated()).isTrue();
        run.does("olga", finish("b"));
        run.does("olga", checkAgain("g"));
        run.reports("g", "rows", passed());
        run.does("mia", reopen("b", "Once more"));
        assertThat(run.refuses("quinn", run.sign("g", "qa")))
                .isEqualTo("Step 1.3 needs step 1.2, which is running.");
    }

    @Test
    void letsAPollThatWasReopenedEndWithANoGoOnly() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .gate("g", of(1, "qa"))
                                .needs("b")
                                .manual("z"));
        run.works("olga", "a");
        run.works("olga", "b");
        run.does("quinn", go("g", "qa"));
        run.does("mia", reopen("a", "Wrong build"));
        run.does("olga", finish("a"));
        run.does("mia", reopen("g", "Poll again"));

        assertThat(run.refuses("quinn", go("g", "qa")))
                .isEqualTo(
                        "Something that step 1.2 needs was reopened after it had started. Look at"
                                + " step 1.2 again before step 1.3 goes on.");
        run.does("quinn", noGo("g", "qa", "Not before b"));
    }

    @Test
    void refusesNewWorkOnWhatIsNoLongerThere() {
        var run = started(runbook().manual("a").manual("b").needs("a").verify("rows").manual("z"));
        run.works("olga", "a");
        run.works("olga", "b");
        run.reports("b", "rows", failed("3 rows are missing"));
        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.refuses("olga", workAgain("b")))
                .isEqualTo("Step 1.2 needs step 1.1, which is running.");
        run.does("olga", finish("a"));
        run.does("olga", workAgain("b"));
    }

    @Test
    void seesThroughAWaitThatIsOver() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .waitFor("w", MINUTE)
                                .needs("a")
                                .gate("g", of(1, "qa"))
                                .needs("w")
                                .manual("z"));
        run.works("olga", "a");
        run.does("mia", hold("Lunch"));
        run.does("mia", resume(""));
        run.after(MINUTE).advances();
        run.does("quinn", go("g", "qa"));
        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.step("w").outdated()).isFalse();
        assertThat(run.step("g").outdated()).isTrue();
        assertThat(run.refuses("mia", reopen("w", "x")))
                .isEqualTo("Step 1.2 only waited; there is nothing to look at again.");
        run.does("olga", finish("a"));
        run.does("mia", reopen("g", "Poll again"));
        run.does("quinn", go("g", "qa"));
        assertThat(run.step("g").outdated()).isFalse();
    }

    @Test
    void refusesWhileADescendantIsUnderWay() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .manual("c")
                                .needs("b")
                                .verify("rows"));
        run.works("olga", "a");
        run.works("olga", "b");
        run.does("olga", start("c"));
        var busy = "Step 1.3 is under way on the strength of it. Wait until that has ended.";

        assertThat(run.refuses("mia", reopen("a", "x"))).isEqualTo(busy);
        run.does("olga", finish("c"));
        assertThat(run.refuses("mia", reopen("a", "x"))).isEqualTo(busy);
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("mia", reopen("a", "Wrong build"));
    }

    @Test
    void asksForAuthorityAReasonAndSomethingDone() {
        var run = started(runbook().manual("a").manual("b"));
        run.works("olga", "a");

        assertThat(run.refuses("olga", reopen("a", "x")))
                .isEqualTo("Only Manager can reopen a step.");
        assertThat(run.refuses("mia", reopen("a", "  ")))
                .isEqualTo("Give a reason for reopening the step.");
        assertThat(run.refuses("mia", reopen("b", "x")))
                .isEqualTo("Step 1.2 is ready to start; it can be reopened once it is done.");
        assertThat(run.refuses("mia", reopen("z", "x"))).isEqualTo("This run has no step \"z\".");
        var nobody = started(runbook().nobodyMay(Authority.REOPEN).manual("a").manual("b"));
        nobody.works("olga", "a");
        assertThat(nobody.refuses("mia", reopen("a", "x")))
                .isEqualTo("This runbook lets nobody reopen a step.");
        run.works("olga", "b");
        assertThat(run.refuses("mia", reopen("a", "x")))
                .isEqualTo("The run is complete; nothing changes any more.");
    }

    @Test
    void forgetsThatAStepIsOutdatedOnceItIsLeftOut() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .check("b", "rows")
                                .needs("a")
                                .optional()
                                .gate("g", of(1, "qa"))
                                .needs("b"));
        run.works("olga", "a");
        run.reports("b", "rows", failed("3 rows are missing"));
        run.does("mia", reopen("a", "Wrong build"));
        run.does("olga", finish("a"));
        assertThat(run.step("b").outdated()).isTrue();

        run.does("mia", skip("b", "The three are known"));
        run.does("mia", resume(""));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("quinn", go("g", "qa"));
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }
}
