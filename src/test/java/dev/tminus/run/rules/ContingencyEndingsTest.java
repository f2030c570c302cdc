package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ContingencyId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContingencyEndingsTest {

    private static final ContingencyId X = new ContingencyId("x");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void resumesByCheckingAnewWhatHadFailedOrHadNoAnswer() {
        var run =
                started(
                        runbook()
                                .check("c", "rows", "speed")
                                .check("d", "users")
                                .contingency("x")
                                .manual("x1"));
        run.reports("c", "speed", passed());
        run.reports("c", "rows", failed("3 rows are missing"));
        run.reports("d", "users", inconclusive("HQ does not answer"));
        run.does("mia", open("x", "Repair it"));
        run.does("olga", start("x1"));

        var events = run.does("olga", finish("x1"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.WorkDone(id("x1")),
                        new RunEvent.StepDone(id("x1")),
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.CheckingOpened(id("c")),
                        new RunEvent.CheckStarted(id("c"), "rows", 2, 2),
                        new RunEvent.CheckStarted(id("c"), "speed", 2, 2),
                        new RunEvent.CheckingOpened(id("d")),
                        new RunEvent.CheckStarted(id("d"), "users", 2, 2));
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.state().openings().get(X).endedAt()).isEqualTo(run.now());
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void resumesByVoidingSignaturesOfWhatIsCheckedAnewOnly() {
        var run =
                started(
                        runbook()
                                .manual("proved")
                                .verify("rows")
                                .signedBy(of(2, "qa"))
                                .manual("said")
                                .signedBy(of(2, "qa"))
                                .contingency("x")
                                .manual("x1"));
        run.works("olga", "proved");
        run.reports("proved", "rows", passed());
        run.does("quinn", run.sign("proved", "qa"));
        run.works("olga", "said");
        run.does("quinn", run.sign("said", "qa"));
        run.does("mia", open("x", "Repair it"));
        assertThat(run.step("proved").signatures()).hasSize(1);

        run.works("olga", "x1");

        assertThat(run.phase("proved")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.step("proved").signatures()).isEmpty();
        assertThat(run.phase("said")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("said").signatures()).hasSize(1);
    }

    /// A protected gate for each way not to have passed, and an unprotected one.
    private static RunbookBuilder gates(Then then) {
        return runbook()
                .gate("stopped", of(1, "qa"))
                .requires("backup", MINUTE)
                .gate("red", of(1, "qa"))
                .requires("backup", MINUTE)
                .verify("rows")
                .gate("checking", of(1, "qa"))
                .requires("backup", MINUTE)
                .verify("rows")
                .gate("signing", of(1, "qa"))
                .requires("backup", MINUTE)
                .signedBy(of(2, "qa"))
                .gate("bare", of(1, "qa"))
                .gate("passed", of(1, "qa"))
                .requires("backup", MINUTE)
                .contingency("x")
                .manual("x1")
                .then(then);
    }

    private static TrialRun decided(Then then) {
        var run = started(gates(then));
        for (var gate : List.of("stopped", "red", "checking", "signing", "passed")) {
            run.reports(gate, "backup", passed());
        }
        for (var gate : List.of("red", "checking", "signing", "passed")) {
            run.does("quinn", go(gate, "qa"));
        }
        run.does("quentin", run.sign("signing", "qa"));
        run.does("quinn", TrialRun.noGo("stopped", "qa", "Too early"));
        run.does("quinn", TrialRun.noGo("bare", "qa", "Too early"));
        run.reports("red", "rows", failed("3 rows are missing"));
        run.does("mia", open("x", "Repair it"));
        run.does("olga", start("x1"));
        return run;
    }

    @Test
    void decidesProtectedGatesAnewThatHaveNotPassed() {
        for (var then : List.of(new Then.Resume(), new Then.Hold(), new Then.Retry(id("red")))) {
            var run = decided(then);
            var back =
                    then instanceof Then.Retry
                            ? List.of(id("stopped"), id("checking"), id("signing"))
                            : List.of(id("stopped"), id("red"), id("checking"), id("signing"));

            var events = run.does("olga", finish("x1"));

            assertThat(events).contains(new RunEvent.StepsReturned(back));
            for (var gate : List.of("stopped", "red", "checking", "signing")) {
                assertThat(run.phase(gate)).isEqualTo(StepPhase.WAITING);
                assertThat(run.step(gate).ballots()).isEmpty();
                assertThat(run.step(gate).signatures()).isEmpty();
            }
            assertThat(run.phase("bare")).isEqualTo(StepPhase.NO_GO);
            assertThat(run.phase("passed")).isEqualTo(StepPhase.DONE);
            assertThat(run.folded()).isEqualTo(run.state());
        }
    }

    @Test
    void pollsAProtectedGateAnewOnceItsProtectionsHoldAgain() {
        var run = decided(new Then.Resume());
        run.does("olga", finish("x1"));

        run.reports("stopped", "backup", failed("No backup"));
        assertThat(run.phase("stopped")).isEqualTo(StepPhase.WAITING);
        run.after(MINUTE).advances();
        run.reports("stopped", "backup", passed());

        run.does("quinn", go("stopped", "qa"));
        assertThat(run.phase("stopped")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void leavesFailedWorkWithoutChecksToItsOwner() {
        var run =
                started(runbook().manual("a").signedBy(of(1, "qa")).contingency("x").manual("x1"));
        run.works("olga", "a");
        run.does("quinn", TrialRun.refuse("a", "qa", "Not good"));
        run.does("mia", open("x", "Repair it"));

        run.works("olga", "x1");

        assertThat(run.phase("a")).isEqualTo(StepPhase.FAILED);
        run.does("olga", TrialRun.workAgain("a"));
    }

    @Test
    void countsNoResultFromBeforeItsFirstStepStarted() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("m")
                                .notBefore()
                                .at(HOUR)
                                .requires("young", "rows", MINUTE, Duration.ofDays(1))
                                .contingency("x")
                                .manual("x1"));
        run.reports("c", "rows", passed());
        run.does("mia", open("x", "Repair it"));
        run.works("olga", "x1");

        run.at(HOUR).advances();

        assertThat(run.phase("m")).isEqualTo(StepPhase.WAITING);
        assertThat(run.step("m").underWay("young")).isTrue();
        assertThat(Evaluation.of(run.state(), verdict("c", "rows"))).isEmpty();
    }

    @Test
    void countsResultsFromBeforeWhereNoneOfItsStepsStarted() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("m")
                                .notBefore()
                                .at(HOUR)
                                .requires("young", "rows", MINUTE, Duration.ofDays(1))
                                .contingency("x")
                                .manual("x1"));
        run.reports("c", "rows", passed());
        run.does("mia", open("x", "Repair it"));
        run.does("mia", TrialRun.close("x", "By mistake"));
        run.does("mia", resume(""));

        run.at(HOUR).advances();

        assertThat(run.phase("m")).isEqualTo(StepPhase.READY);
        assertThat(Evaluation.of(run.state(), verdict("c", "rows"))).contains(true);
    }

    @Test
    void forgetsByAttemptsAndNotByClocks() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("m")
                                .notBefore()
                                .at(HOUR)
                                .requires("young", "rows", MINUTE, Duration.ofDays(1))
                                .contingency("x")
                                .check("x1", "rows"));
        run.reports("c", "rows", passed());
        run.after(MINUTE.negated());
        run.does("mia", open("x", "Repair it"));
        run.reports("x1", "rows", passed());

        run.at(HOUR).advances();

        assertThat(run.phase("m")).isEqualTo(StepPhase.READY);
        assertThat(run.step("c").ledger().lastEnded("rows")).isNull();
        assertThat(run.step("x1").ledger().lastEnded("rows")).isNotNull();
    }

    @Test
    void retriesAStepAndAllThatNeedsIt() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .form(field("n", Field.Type.INTEGER))
                                .gate("c", of(1, "qa"))
                                .needs("b")
                                .check("d", "rows")
                                .needs("c")
                                .manual("beside")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Retry(id("b"))));
        run.works("olga", "a");
        run.does("olga", start("b"));
        run.does("olga", fill("b", "n", "3"));
        run.does("olga", finish("b"));
        run.does("quinn", go("c", "qa"));
        run.does("olga", start("beside"));
        run.reports("d", "rows", failed("3 rows are missing"));
        run.does("mia", open("x", "Repair it"));
        run.does("olga", start("x1"));

        var events = run.does("olga", finish("x1"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.WorkDone(id("x1")),
                        new RunEvent.StepDone(id("x1")),
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.StepsRetried(List.of(id("b"), id("c"), id("d"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("b"))));
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.phase("beside")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("b").answers()).isEmpty();
        assertThat(run.step("b").attempt()).isEqualTo(1);
        assertThat(run.step("c").ballots()).isEmpty();
        run.does("olga", start("b"));
        assertThat(run.step("b").attempt()).isEqualTo(2);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void waitsWithARetryWhileSomebodyWorksOnWhatItReaches() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Retry(id("a"))));
        run.works("olga", "a");
        run.does("olga", start("b"));
        run.does("mia", open("x", "Repair it"));
        assertThat(Rules.keepsOpen(run.state())).isEmpty();
        run.works("olga", "x1");

        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        assertThat(Rules.keepsOpen(run.state())).extracting(Step::id).containsExactly(id("b"));
        assertThat(run.folded()).isEqualTo(run.state());
        run.does("olga", finish("b"));

        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(Rules.keepsOpen(run.state())).isEmpty();
        assertThat(List.of(run.phase("a"), run.phase("b")))
                .containsExactly(StepPhase.READY, StepPhase.PLANNED);
    }

    @Test
    void takesSkippedAndNotApplicableStepsBackWithARetry() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .optional()
                                .manual("c")
                                .needs("a")
                                .when(new Expression.Literal("false"))
                                .manual("open")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Retry(id("a"))));
        run.works("olga", "a");
        run.does("mia", skip("b", "No need"));
        run.does("mia", open("x", "Repair it"));
        run.works("olga", "x1");

        assertThat(List.of(run.phase("b"), run.phase("c")))
                .containsExactly(StepPhase.PLANNED, StepPhase.PLANNED);
    }

    @Test
    void endsHeld() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .check("d", "users")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Hold()));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("mia", open("x", "Repair it"));

        run.works("olga", "x1");

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Contingency C1, Title of x, has ended.");
        assertThat(run.state().contingency()).isNull();
        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("d").underWay("users")).isTrue();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void runsPassesFromBeforeItOnceMoreWhereAStepIsCheckedAgain() {
        var run =
                started(
                        runbook()
                                .check("c", "rows", "speed")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Hold()));
        run.reports("c", "speed", passed());
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("mia", open("x", "Repair it"));
        run.works("olga", "x1");

        var events = run.does("olga", checkAgain("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckStarted(id("c"), "rows", 2, 2),
                        new RunEvent.CheckStarted(id("c"), "speed", 2, 2));
        run.reports("c", "speed", passed());
        run.reports("c", "rows", failed("1 row is missing"));
        assertThat(run.does("olga", checkAgain("c")))
                .containsExactly(new RunEvent.CheckStarted(id("c"), "rows", 3, 3));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void endsScrubbed() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .contingency("x")
                                .manual("x1")
                                .then(new Then.Scrub()));
        run.does("olga", start("a"));
        run.does("mia", open("x", "It is lost"));
        run.does("olga", start("x1"));

        var events = run.does("olga", finish("x1"));

        assertThat(events)
                .endsWith(
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.RunScrubbed("Contingency C1, Title of x, has ended so."));
        assertThat(run.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(List.of(run.phase("c"), run.phase("a"), run.phase("x1")))
                .containsExactly(StepPhase.NOT_REACHED, StepPhase.NOT_REACHED, StepPhase.DONE);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void endsAsTheFirstConditionThatHoldsSays() {
        var lost =
                new Expression.Compare(
                        new Expression.Answer(id("x1"), "lost"),
                        Expression.Operator.EQUAL,
                        new Expression.Literal("true"));
        var runbook =
                runbook()
                        .manual("a")
                        .contingency("x")
                        .manual("x1")
                        .form(field("lost", Field.Type.BOOLEAN))
                        .then(lost, new Then.Scrub())
                        .then(new Then.Hold());
        var yes = started(runbook);
        var no = started(runbook);
        var silent = started(runbook);

        for (var run : List.of(yes, no, silent)) {
            run.does("mia", open("x", "Look"));
            run.does("olga", start("x1"));
        }
        yes.does("olga", fill("x1", "lost", "yes"));
        no.does("olga", fill("x1", "lost", "no"));
        List.of(yes, no, silent).forEach(run -> run.does("olga", finish("x1")));

        assertThat(yes.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(no.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(silent.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void endsByResultsOfItsOwnChecksOnly() {
        var runbook =
                runbook()
                        .manual("a")
                        .contingency("x")
                        .check("x1", "rows")
                        .reportOnly()
                        .verify("alive")
                        .then(verdict("x1", "rows"), new Then.Resume())
                        .then(new Then.Hold());
        var run = started(runbook);

        run.does("mia", open("x", "Look"));
        run.reports("x1", "rows", passed());
        run.reports("x1", "alive", passed());
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        run.does("mia", open("x", "Look again"));
        run.reports("x1", "rows", failed("3 rows are missing"));
        run.reports("x1", "alive", passed());

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void endsOnceItsStepsAreSkippedOrNotApplicableToo() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .manual("x1")
                                .optional()
                                .manual("x2")
                                .when(new Expression.Literal("false")));
        run.does("mia", open("x", "Look"));

        run.does("mia", skip("x1", "No need"));

        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.phase("x2")).isEqualTo(StepPhase.NOT_APPLICABLE);
    }

    private static Expression verdict(String step, String use) {
        return new Expression.Verdict(Optional.of(id(step)), use);
    }
}
