package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.late;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.LateEntry;
import dev.tminus.run.RunEvent;
import dev.tminus.run.StepPhase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LateRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void keepsWhenItHappenedAndWhenItWasEntered() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")).manual("b"));
        var began = run.now().plus(MINUTE);
        run.after(HOUR);

        var events = run.does("olga", late(start("a"), began));
        run.does("olga", late(finish("a"), began.plus(MINUTE)));
        run.does("quinn", late(run.sign("a", "qa"), began.plus(HOUR.dividedBy(2))));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepStarted(id("a"), 1),
                        new RunEvent.EnteredLate(id("a"), LateEntry.Part.STARTED, began));
        assertThat(run.step("a").late())
                .containsExactly(
                        new LateEntry(LateEntry.Part.STARTED, 1, began, run.now(), who("olga")),
                        new LateEntry(
                                LateEntry.Part.FINISHED,
                                1,
                                began.plus(MINUTE),
                                run.now(),
                                who("olga")),
                        new LateEntry(
                                LateEntry.Part.SIGNED,
                                1,
                                began.plus(HOUR.dividedBy(2)),
                                run.now(),
                                who("quinn")));
        assertThat(run.step("a").startedAt()).isEqualTo(run.now());
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void entersOnlyWorkAndSignatures() {
        var run = started(runbook().manual("a"));
        var only = "Only a start, an end and a signature can be entered late.";

        assertThat(run.refuses("mia", late(hold("Lunch"), run.now()))).isEqualTo(only);
        assertThat(run.refuses("olga", late(late(start("a"), run.now()), run.now())))
                .isEqualTo(only);
    }

    @Test
    void refusesTheFutureAndWhatIsBeforeTheBeginning() {
        var run = started(runbook().manual("a"));
        var began = run.now();
        run.after(HOUR);

        assertThat(run.refuses("olga", late(start("a"), run.now().plusNanos(1_000))))
                .isEqualTo("That is in the future. Enter when it happened.");
        assertThat(run.refuses("olga", late(start("a"), began.minusNanos(1_000))))
                .isEqualTo("That is before the run was started. Enter when it happened.");
        run.does("olga", late(start("a"), began.plus(MINUTE)));
        assertThat(run.refuses("olga", late(finish("a"), began)))
                .isEqualTo("That is before step 1.1 was started. Enter when it happened.");
        run.does("olga", late(finish("a"), began.plus(MINUTE)));
    }

    @Test
    void measuresTheEndOfANewAttemptFromItsOwnStart() {
        var run = started(runbook().manual("a").verify("rows"));
        var began = run.now().plus(MINUTE);
        run.after(HOUR);
        run.does("olga", late(start("a"), began));
        run.does("olga", finish("a"));
        run.reports("a", "rows", failed("3 rows are missing"));
        run.does("olga", workAgain("a"));

        assertThat(run.refuses("olga", late(finish("a"), began.plus(MINUTE))))
                .isEqualTo("That is before step 1.1 was started. Enter when it happened.");
        run.does("olga", late(finish("a"), run.now()));
    }

    @Test
    void refusesWhatWouldBeRefusedNow() {
        var run = started(runbook().manual("a").manual("b").needs("a"));

        assertThat(run.refuses("olga", late(start("b"), run.now())))
                .isEqualTo("Step 1.2 is planned; it can be started once it is ready to start.");
        assertThat(run.refuses("quinn", late(start("a"), run.now())))
                .isEqualTo("Only OPS can start it.");
        assertThat(run.refuses("worker", late(start("a"), run.now())))
                .isEqualTo("Only a person can do this.");
        assertThat(run.refuses("olga", late(start("z"), run.now())))
                .isEqualTo("This run has no step \"z\".");
        var planned = scheduled(runbook().manual("a"));
        assertThat(planned.refuses("olga", late(start("a"), planned.now())))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void letsProtectionsHoldBackALateStartToo() {
        var run = started(runbook().manual("a").requires("backup", MINUTE));
        var began = run.now();
        run.after(HOUR);

        run.does("olga", late(start("a"), began));

        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        run.does("olga", late(finish("a"), began.plus(MINUTE)));
        assertThat(run.step("a").late()).extracting(LateEntry::attempt).containsExactly(1, 1);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void refusesASignatureFromBeforeTheEndOfTheWork() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")).manual("b"));
        var began = run.now();
        var before = "That is before step 1.1 was waiting for sign-off. Enter when it happened.";
        run.after(HOUR);
        run.does("olga", late(start("a"), began));
        run.does("olga", late(finish("a"), began.plus(MINUTE)));
        run.after(HOUR);

        assertThat(run.refuses("quinn", late(run.sign("a", "qa"), began))).isEqualTo(before);
        run.does("quinn", late(run.sign("a", "qa"), began.plus(MINUTE)));
        run.does("quentin", run.sign("a", "qa"));
        run.does("mia", TrialRun.reopen("a", "Wrong build"));
        assertThat(run.refuses("quinn", late(run.sign("a", "qa"), began.plus(MINUTE))))
                .isEqualTo(before);
        run.does("quinn", late(run.sign("a", "qa"), run.now()));
    }

    @Test
    void refusesASignatureFromBeforeTheChecksOfTheWorkEnded() {
        var run = started(runbook().manual("a").verify("rows").signedBy(of(1, "qa")).manual("b"));
        var began = run.now();
        run.after(HOUR);
        run.does("olga", late(start("a"), began));
        run.does("olga", late(finish("a"), began.plus(MINUTE)));
        run.reports("a", "rows", passed());
        var checked = run.now();
        run.after(HOUR);

        assertThat(run.refuses("quinn", late(run.sign("a", "qa"), checked.minusNanos(1_000))))
                .isEqualTo(
                        "That is before step 1.1 was waiting for sign-off. Enter when it"
                                + " happened.");
        run.does("quinn", late(run.sign("a", "qa"), checked));
    }

    @Test
    void forgetsALateStartThatWasTakenBack() {
        var run = started(runbook().manual("a").requires("backup", MINUTE));
        var began = run.now();
        run.after(HOUR);
        run.does("olga", late(start("a"), began));
        run.does("olga", TrialRun.withdrawStart("a"));
        assertThat(run.step("a").late()).isEmpty();
        run.reports("a", "backup", passed());
        run.does("olga", start("a"));
        run.reports("a", "backup", passed());
        var started = run.now();
        run.after(HOUR);

        assertThat(run.step("a").startedAt()).isEqualTo(started);
        assertThat(run.refuses("olga", late(finish("a"), started.minusNanos(1_000))))
                .isEqualTo("That is before step 1.1 was started. Enter when it happened.");
        run.does("olga", late(finish("a"), started));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void forgetsALateStartThatAContingencyOvertook() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .requires("backup", MINUTE)
                                .contingency("x")
                                .manual("x1"));
        var began = run.now();
        run.after(HOUR);
        run.does("olga", late(start("a"), began));

        run.does("mia", TrialRun.open("x", "Repair it"));

        assertThat(run.step("a").late()).isEmpty();
        assertThat(run.folded()).isEqualTo(run.state());
    }
}
