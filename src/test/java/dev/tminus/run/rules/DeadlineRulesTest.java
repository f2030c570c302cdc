package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Deadline.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Optional<Instant> next(TrialRun run) {
        return Consequences.nextDue(run.state(), run.now());
    }

    private static Optional<Instant> due(TrialRun run, String step, int number) {
        var deadline = run.state().checklist().step(id(step)).policy().deadlines().get(number);
        return Rules.due(run.state(), id(step), deadline);
    }

    @Test
    void passesAfterTheStepBecameReady() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .afterReady(MINUTE, Effect.REMIND)
                                .afterReady(HOUR, Effect.ESCALATE));
        assertThat(due(run, "b", 0)).isEmpty();
        assertThat(next(run)).isEmpty();
        run.works("olga", "a");
        var ready = run.now();

        assertThat(due(run, "b", 0)).contains(ready.plus(MINUTE));
        assertThat(next(run)).contains(ready.plus(MINUTE));
        var events = run.after(MINUTE).advances();

        assertThat(events).containsExactly(new RunEvent.DeadlinePassed(id("b"), 0, Effect.REMIND));
        assertThat(next(run)).contains(ready.plus(HOUR));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        assertThat(run.after(HOUR).advances())
                .containsExactly(new RunEvent.DeadlinePassed(id("b"), 1, Effect.ESCALATE));
        assertThat(run.step("b").deadlines()).containsExactly(0, 1);
        assertThat(next(run)).isEmpty();
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void countsFromTheFirstTimeThatItWasReady() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .signedBy(of(1, "qa"))
                                .afterReady(HOUR, Effect.REMIND)
                                .manual("b"));
        var ready = run.now();

        run.after(MINUTE).works("olga", "a");

        assertThat(run.step("a").readyAt()).isEqualTo(ready);
        assertThat(due(run, "a", 0)).contains(ready.plus(HOUR));
    }

    @Test
    void countsAnewOnceItIsReadyAnew() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .afterReady(HOUR, Effect.REMIND));
        run.works("olga", "a");
        run.after(MINUTE).does("mia", reopen("a", "Wrong build"));
        assertThat(due(run, "b", 0)).isEmpty();
        run.after(MINUTE).does("olga", finish("a"));

        assertThat(due(run, "b", 0)).contains(run.now().plus(HOUR));
    }

    @Test
    void passesOnceMoreWhereTheStepIsReadyAnew() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .afterReady(HOUR, Effect.REMIND)
                                .deadlineAt(MINUTE.negated(), Effect.ESCALATE));
        run.works("olga", "a");
        run.at(MINUTE).advances();
        assertThat(run.step("b").deadlines()).containsExactly(0, 1);

        run.does("mia", reopen("a", "Wrong build"));

        assertThat(run.step("b").deadlines()).containsExactly(1);
        run.does("olga", finish("a"));
        assertThat(due(run, "b", 0)).contains(run.now().plus(HOUR));
        assertThat(run.after(HOUR).advances())
                .containsExactly(new RunEvent.DeadlinePassed(id("b"), 0, Effect.REMIND));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void passesOnceMoreWhereTheStepWasLeftOutMeanwhile() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .optional()
                                .afterReady(HOUR, Effect.REMIND)
                                .manual("b"));
        run.after(HOUR).advances();
        run.does("mia", skip("a", "No need"));
        run.does("mia", TrialRun.unskip("a", "After all"));

        assertThat(run.step("a").deadlines()).isEmpty();
        assertThat(run.after(HOUR).advances())
                .containsExactly(new RunEvent.DeadlinePassed(id("a"), 0, Effect.REMIND));
    }

    @Test
    void passesAtItsPlannedMomentWhetherReadyOrNot() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .deadlineAt(MINUTE.negated(), Effect.ESCALATE));
        assertThat(next(run)).contains(TrialRun.ZERO.minus(MINUTE));

        var events = run.at(MINUTE).advances();

        assertThat(events)
                .containsExactly(new RunEvent.DeadlinePassed(id("b"), 0, Effect.ESCALATE));
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
    }

    @Test
    void holdsTheRunAndNeverApproves() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .signedBy(of(1, "qa"))
                                .afterReady(MINUTE, Effect.HOLD)
                                .manual("b"));
        run.works("olga", "a");

        var events = run.after(MINUTE).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.DeadlinePassed(id("a"), 0, Effect.HOLD),
                        new RunEvent.RunHeld(
                                "Step 1.1, Title of a, is past its deadline.", id("a")));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.refuses("olga", start("b"))).startsWith("The run is on hold: ");
        run.does("mia", TrialRun.resume(""));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void passesWhileTheRunIsHeldAndLeavesTheHold() {
        var run = started(runbook().manual("a").afterReady(MINUTE, Effect.HOLD));
        run.does("mia", hold("Lunch"));

        assertThat(run.after(MINUTE).advances())
                .containsExactly(new RunEvent.DeadlinePassed(id("a"), 0, Effect.HOLD));
        assertThat(run.state().statusReason()).isEqualTo("Lunch");
    }

    @Test
    void doesNotPassOnceTheStepIsThrough() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .afterReady(HOUR, Effect.HOLD)
                                .manual("b")
                                .optional()
                                .deadlineAt(HOUR, Effect.HOLD)
                                .check("c", "rows")
                                .afterReady(HOUR, Effect.HOLD)
                                .manual("d"));
        run.works("olga", "a");
        run.does("mia", skip("b", "No need"));
        run.reports("c", "rows", passed());

        assertThat(next(run)).isEmpty();
        run.at(HOUR.multipliedBy(2));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
    }

    @Test
    void standsStillOnTheMainLineWhileAContingencyIsOpen() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .deadlineAt(HOUR, Effect.HOLD)
                                .contingency("x")
                                .manual("x1")
                                .afterReady(MINUTE, Effect.HOLD));
        run.does("mia", open("x", "Call the vendor"));
        assertThat(next(run)).contains(run.now().plus(MINUTE));

        var events = run.at(HOUR).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.DeadlinePassed(id("x1"), 0, Effect.HOLD),
                        new RunEvent.RunHeld(
                                "Step C1.1, Title of x1, is past its deadline.", id("x1")));
        run.does("mia", TrialRun.resume(""));
        run.does("olga", start("x1"));
        assertThat(run.does("olga", finish("x1")))
                .contains(new RunEvent.DeadlinePassed(id("a"), 0, Effect.HOLD));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }
}
