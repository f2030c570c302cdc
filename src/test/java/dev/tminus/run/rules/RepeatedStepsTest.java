package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A step between two others that is due again and again: the lag, looked at every day.
class RepeatedStepsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// The lag is looked at every day while the copy runs, and the switch ends it.
    private static RunbookBuilder lag() {
        return runbook()
                .manual("lag")
                .repeated(DAY, "switch")
                .form(field("seconds", Field.Type.INTEGER))
                .manual("copy")
                .manual("switch")
                .needs("copy", "lag");
    }

    private static Optional<Instant> next(TrialRun run) {
        return Consequences.nextDue(run.state(), run.now());
    }

    @Test
    void isDoneUntilItIsDueAgain() {
        var run = started(lag());
        var first = run.now();
        run.after(HOUR).works("olga", "lag");

        assertThat(run.phase("lag")).isEqualTo(StepPhase.DONE);
        assertThat(next(run)).contains(first.plus(DAY));
        run.after(Duration.ofHours(23).minusNanos(1_000));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        var events = run.after(Duration.ofNanos(1_000)).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepsDueAgain(List.of(id("lag"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("lag"))));
        assertThat(next(run)).isEmpty();
        assertThat(run.does("omar", start("lag")))
                .containsExactly(new RunEvent.StepStarted(id("lag"), 2));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void holdsBackTheStepThatEndsItWhileItIsDueAndIsOverOnceThatHasStarted() {
        var run = started(lag());
        run.works("olga", "copy");
        run.works("olga", "lag");
        assertThat(run.phase("switch")).isEqualTo(StepPhase.READY);

        var due = run.after(DAY).advances();

        assertThat(due)
                .containsExactly(
                        new RunEvent.StepsDueAgain(List.of(id("lag"))),
                        new RunEvent.StepsReturned(List.of(id("switch"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("lag"))));
        assertThat(run.refuses("olga", start("switch")))
                .isEqualTo("Step 1.3 is planned; it can be started once it is ready to start.");
        run.works("olga", "lag");
        run.does("olga", start("switch"));
        assertThat(next(run)).isEmpty();
        run.after(DAY.multipliedBy(3));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        run.does("olga", finish("switch"));
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void leavesAloneWhatHasStartedOrIsNotApplicableBehindIt() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .repeated(DAY, "switch")
                                .manual("begun")
                                .needs("lag")
                                .manual("never")
                                .needs("lag")
                                .when(new Expression.Literal("false"))
                                .manual("behind")
                                .needs("never")
                                .manual("switch")
                                .needs("lag", "begun", "behind"));
        run.works("olga", "lag");
        run.works("olga", "begun");
        run.does("olga", start("behind"));

        run.after(DAY).advances();

        assertThat(run.phase("behind")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.phase("never")).isEqualTo(StepPhase.NOT_APPLICABLE);
        assertThat(run.step("begun").outdated()).isFalse();
        assertThat(run.step("behind").outdated()).isFalse();
        run.does("olga", finish("behind"));
        run.works("olga", "lag");
        run.does("mia", reopen("lag", "Wrong server"));
        assertThat(run.step("begun").outdated()).isTrue();
        assertThat(run.step("behind").outdated()).isTrue();
    }

    @Test
    void asksForValuesEachTimeAndKeepsThoseBefore() {
        var run = started(lag());
        run.does("olga", start("lag"));
        run.does("olga", fill("lag", "seconds", "40"));
        run.does("olga", finish("lag"));
        assertThat(run.step("lag").answers()).containsEntry("seconds", "40");

        run.after(DAY).advances();

        assertThat(run.step("lag").answers()).isEmpty();
        assertThat(run.step("lag").doers()).isEmpty();
        assertThat(run.step("lag").entries()).hasSize(1);
        assertThat(run.step("lag").attempt()).isEqualTo(1);
    }

    @Test
    void isSignedAndRemindedOfEachTime() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .repeated(DAY, "switch")
                                .signedBy(of(1, "qa"))
                                .afterReady(HOUR, Deadline.Effect.REMIND)
                                .manual("switch")
                                .needs("lag"));
        run.after(HOUR).advances();
        run.works("olga", "lag");
        run.does("quinn", run.sign("lag", "qa"));

        run.after(DAY).advances();

        assertThat(run.step("lag").signatures()).isEmpty();
        assertThat(run.step("lag").deadlines()).isEmpty();
        assertThat(run.after(HOUR).advances())
                .containsExactly(new RunEvent.DeadlinePassed(id("lag"), 0, Deadline.Effect.REMIND));
        run.works("omar", "lag");
        assertThat(run.phase("lag")).isEqualTo(StepPhase.SIGNING);
    }

    @Test
    void aPlannedDeadlineIsOneOfItsFirstTimeOnly() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .repeated(DAY, "switch")
                                .deadlineAt(HOUR, Deadline.Effect.HOLD)
                                .manual("switch")
                                .needs("lag"));
        run.works("olga", "lag");

        run.after(DAY).advances();

        assertThat(run.phase("lag")).isEqualTo(StepPhase.READY);
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void doesNotMakeUpForTimesThatWereMissed() {
        var run = started(lag());
        var first = run.now();

        run.after(DAY.multipliedBy(2).plus(HOUR)).works("olga", "lag");

        assertThat(next(run)).contains(first.plus(DAY.multipliedBy(3)));
    }

    @Test
    void isDueAtTheTimeThatItsAtSaysAndNotBefore() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .at(HOUR.negated())
                                .repeated(DAY, "switch")
                                .manual("switch")
                                .needs("lag"));

        assertThat(run.phase("lag")).isEqualTo(StepPhase.WAITING);
        run.at(HOUR.negated()).advances();
        run.after(Duration.ofMinutes(20)).works("olga", "lag");

        assertThat(next(run)).contains(ZERO.minus(HOUR).plus(DAY));
    }

    @Test
    void isDueAgainAfterItWasSkippedOnce() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .repeated(DAY, "switch")
                                .optional()
                                .manual("switch")
                                .needs("lag"));
        run.does("mia", skip("lag", "The monitoring is down"));

        run.after(DAY).advances();

        assertThat(run.phase("lag")).isEqualTo(StepPhase.READY);
        assertThat(run.phase("switch")).isEqualTo(StepPhase.PLANNED);
    }

    @Test
    void comesDueWhenTheRunGoesOnWhereItWasHeldMeanwhile() {
        var run = started(lag());
        run.works("olga", "copy");
        run.works("olga", "lag");
        run.does("mia", hold("Look first"));
        assertThat(next(run)).isEmpty();
        run.after(DAY.plus(HOUR));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");

        var events = run.does("mia", resume("All well"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunResumed("All well"),
                        new RunEvent.StepsDueAgain(List.of(new StepId("lag"))),
                        new RunEvent.StepsReturned(List.of(id("switch"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("lag"))));
    }

    @Test
    void isNobodysDoingWhereItBeginsByItselfEachTime() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .start(Start.BY_ITSELF)
                                .repeated(DAY, "switch")
                                .manual("switch")
                                .needs("lag"));
        run.does("olga", finish("lag"));
        run.does("mia", hold("Look first"));

        run.after(DAY.plus(HOUR)).does("mia", resume("All well"));

        assertThat(run.phase("lag")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("lag").attempt()).isEqualTo(2);
        assertThat(run.step("lag").doers()).isEmpty();
    }

    @Test
    void isNotDueWhileAContingencyIsOpenNorOnceItIsRetriedFromTheBeginning() {
        var run =
                started(
                        lag().contingency("x")
                                .manual("x1")
                                .then(new Then.Retry(new StepId("lag"))));
        run.works("olga", "lag");
        run.after(HOUR).does("mia", open("x", "Copy again"));
        run.after(DAY);
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");

        run.works("olga", "x1");

        assertThat(run.phase("lag")).isEqualTo(StepPhase.READY);
        assertThat(run.step("lag").again()).isFalse();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void lastsBeyondAGateThatDoesNotEndIt() {
        var run =
                started(
                        runbook()
                                .manual("lag")
                                .repeated(DAY, "switch")
                                .gate("go", of(1, "qa"))
                                .needs("lag")
                                .manual("switch")
                                .needs("go", "lag"));
        run.works("olga", "lag");
        run.does("quinn", go("go", "qa"));

        run.after(DAY).advances();

        assertThat(run.phase("go")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("go").outdated()).isFalse();
        assertThat(run.phase("switch")).isEqualTo(StepPhase.PLANNED);
    }
}
