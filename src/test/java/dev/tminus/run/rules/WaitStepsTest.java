package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitStepsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Optional<Instant> next(TrialRun run) {
        return Consequences.nextDue(run.state(), run.now());
    }

    @Test
    void waitsAsLongAsItSays() {
        var run = started(runbook().waitFor("w", HOUR).manual("b").needs("w"));
        var began = run.now();

        assertThat(run.phase("w")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("w").waitsUntil()).isEqualTo(began.plus(HOUR));
        assertThat(next(run)).contains(began.plus(HOUR));
        run.after(HOUR.minusNanos(1_000));
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        var events = run.after(Duration.ofNanos(1_000)).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepDone(id("w")),
                        new RunEvent.StepsReleased(List.of(), List.of(id("b"))));
        assertThat(run.step("w").waitsUntil()).isNull();
        assertThat(next(run)).isEmpty();
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void waitsUntilAPlannedMoment() {
        var run = started(runbook().waitUntil("w", MINUTE).manual("b").needs("w"));

        assertThat(next(run)).contains(ZERO.plus(MINUTE));
        run.at(MINUTE).advances();
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
    }

    @Test
    void goesOnAtOnceWhereTheMomentHasPassed() {
        var events =
                TrialRun.scheduled(runbook().waitUntil("w", HOUR.multipliedBy(-3)).manual("b"))
                        .does("mia", new RunCommand.StartRun());

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunStarted(),
                        new RunEvent.StepsReleased(List.of(), List.of(id("w"), id("b"))),
                        new RunEvent.StepStarted(id("w"), 1),
                        new RunEvent.WaitBegun(id("w"), ZERO.minus(HOUR.multipliedBy(3))),
                        new RunEvent.StepDone(id("w")));
    }

    @Test
    void waitsAsLongAsSomebodyAnswered() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .form(field("ttl", Field.Type.DURATION))
                                .waitAnswered("w", "a", "ttl")
                                .needs("a")
                                .manual("b"));
        run.works("olga", "a");
        assertThat(run.phase("w")).isEqualTo(StepPhase.PLANNED);
        assertThat(Rules.applies(run.state(), id("w"))).isEmpty();
        run.does("mia", reopen("a", "Fill in the TTL"));
        run.does("olga", fill("a", "ttl", "60s"));

        run.does("olga", finish("a"));

        assertThat(run.phase("w")).isEqualTo(StepPhase.READY);
        run.does("mia", resume(""));
        assertThat(run.step("w").waitsUntil()).isEqualTo(run.now().plus(MINUTE));
    }

    @Test
    void goesOnWhileTheRunIsHeld() {
        var run = started(runbook().waitFor("w", HOUR).manual("b").needs("w"));
        run.does("mia", hold("Lunch"));

        assertThat(next(run)).contains(run.now().plus(HOUR));
        run.after(HOUR).advances();

        assertThat(run.phase("w")).isEqualTo(StepPhase.DONE);
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
    }

    @Test
    void doesNotBeginWhileTheRunIsHeld() {
        var run = started(runbook().manual("a").waitFor("w", HOUR).needs("a"));
        run.does("olga", start("a"));
        run.does("mia", hold("Lunch"));
        run.does("olga", finish("a"));

        assertThat(run.phase("w")).isEqualTo(StepPhase.READY);
        run.does("mia", resume(""));
        assertThat(run.phase("w")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void isCheckedAndSignedOnceItIsOver() {
        var run = started(runbook().waitFor("w", HOUR).verify("rows").signedBy(of(1, "qa")));

        run.after(HOUR).advances();
        assertThat(run.phase("w")).isEqualTo(StepPhase.CHECKING);
        run.reports("w", "rows", passed());
        run.does("quinn", run.sign("w", "qa"));
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void isLookedAtAgainWhereItWasCheckedOrSigned() {
        var run =
                started(
                        runbook()
                                .waitFor("checked", HOUR)
                                .verify("rows")
                                .waitFor("signed", HOUR)
                                .signedBy(of(1, "qa"))
                                .manual("b"));
        run.after(HOUR).advances();
        run.reports("checked", "rows", passed());
        run.does("quinn", run.sign("signed", "qa"));

        run.does("mia", reopen("checked", "Look"));
        run.does("mia", reopen("signed", "Look"));

        assertThat(run.phase("checked")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.phase("signed")).isEqualTo(StepPhase.SIGNING);
        assertThat(next(run)).isEmpty();
    }

    @Test
    void isNotWorkedOnByHand() {
        var run = started(runbook().waitFor("w", HOUR));

        assertThat(run.refuses("olga", finish("w")))
                .isEqualTo("Step 1.1 is not worked on by hand.");
        assertThat(run.refuses("olga", workAgain("w")))
                .isEqualTo("Step 1.1 is not worked on by hand.");
    }

    @Test
    void beginsByItsOwnerWhereItSaysSo() {
        var run = started(runbook().waitFor("w", HOUR).start(Start.BY_OWNER));

        assertThat(run.phase("w")).isEqualTo(StepPhase.READY);
        run.does("olga", start("w"));
        assertThat(run.step("w").waitsUntil()).isEqualTo(run.now().plus(HOUR));
    }

    @Test
    void endsWhileAContingencyIsOpenAndBeginsAnewByARetry() {
        var runbook =
                runbook()
                        .waitFor("w", MINUTE)
                        .manual("b")
                        .needs("w")
                        .contingency("x")
                        .manual("x1")
                        .then(new Then.Retry(id("w")));
        var over = started(runbook);
        over.does("mia", open("x", "Call the vendor"));
        over.after(MINUTE).advances();
        var open = started(runbook);
        open.does("mia", open("x", "Call the vendor"));

        assertThat(over.phase("w")).isEqualTo(StepPhase.DONE);
        assertThat(over.phase("b")).isEqualTo(StepPhase.PLANNED);
        for (var run : List.of(over, open)) {
            run.works("olga", "x1");
            assertThat(run.phase("w")).isEqualTo(StepPhase.RUNNING);
            assertThat(run.step("w").waitsUntil()).isEqualTo(run.now().plus(MINUTE));
            assertThat(run.folded()).isEqualTo(run.state());
        }
    }
}
