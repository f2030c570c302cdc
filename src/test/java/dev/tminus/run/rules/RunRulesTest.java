package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.run.Remark;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.Comment;
import dev.tminus.run.RunCommand.StartRun;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRulesTest {

    @Test
    void startsAScheduledRunAndReleasesWhatNeedsNothing() {
        var run = scheduled(runbook().manual("a").manual("b").needs("a"));

        var events = run.does("mia", new StartRun());

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunStarted(),
                        new RunEvent.StepsReleased(List.of(), List.of(id("a"))));
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.state().starter()).isEqualTo(who("mia"));
        assertThat(run.state().startedAt()).isEqualTo(run.now());
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
    }

    @Test
    void refusesToStartWhatWasStarted() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("mia", new StartRun()))
                .isEqualTo("The run is running; it was started already.");

        run.does("mia", hold("lunch"));

        assertThat(run.refuses("mia", new StartRun()))
                .isEqualTo("The run is on hold; it was started already.");
    }

    @Test
    void refusesAStartWithoutAuthority() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("olga", new StartRun()))
                .isEqualTo("Only Manager can start the run.");
        assertThat(run.refuses("clock", new StartRun())).isEqualTo("Only a person can do this.");
        assertThat(run.refuses("worker", new StartRun())).isEqualTo("Only a person can do this.");
    }

    @Test
    void refusesWhatTheRunbookLetsNobodyDo() {
        var run = scheduled(runbook().nobodyMay(Authority.START).manual("a"));

        assertThat(run.refuses("mia", new StartRun()))
                .isEqualTo("This runbook lets nobody start the run.");
    }

    @Test
    void takesAuthorityFromTheRunbook() {
        var run = started(runbook().may(Authority.HOLD, of(1, "qa")).manual("a"));

        assertThat(run.refuses("mia", hold("stop"))).isEqualTo("Only QA can hold the run.");
        run.does("quinn", hold("stop"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void holdsWithAReason() {
        var run = started(runbook().manual("a"));

        run.does("mia", hold("  Boston has no power \n"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Boston has no power");
        assertThat(run.state().heldBy()).isNull();
    }

    @Test
    void refusesAHoldWithoutAReason() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("mia", hold(" \n"))).isEqualTo("Give a reason for the hold.");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("mia", hold("x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
        run.does("mia", hold("x".repeat(4_000)));

        assertThat(run.refuses("mia", resume("x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
    }

    @Test
    void holdsOnlyWhatRuns() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("mia", hold("stop")))
                .isEqualTo("The run is scheduled and not started; only a running run can be held.");
    }

    @Test
    void resumesOnlyWhatIsHeld() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("mia", resume("")))
                .isEqualTo("The run is running; only a held run can be resumed.");
        run.does("mia", hold("stop"));
        assertThat(run.refuses("olga", resume(""))).isEqualTo("Only Manager can resume the run.");
        run.does("mia", resume(""));

        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.state().statusReason()).isEmpty();
    }

    @Test
    void startsNothingWhileHeld() {
        var run = started(runbook().manual("a").check("c", "rows").needs("a").manual("b"));
        run.does("olga", start("a"));
        run.does("mia", hold("Boston has no power"));

        run.does("olga", finish("a"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.READY);
        assertThat(run.refuses("olga", start("b")))
                .isEqualTo(
                        "The run is on hold: Boston has no power. Nothing starts until it is"
                                + " resumed.");
    }

    @Test
    void endsTheReasonOfAHoldWithOneFullStop() {
        var run = started(runbook().manual("a"));

        run.does("mia", hold("Who is in the machine room?"));

        assertThat(run.refuses("olga", start("a")))
                .isEqualTo(
                        "The run is on hold: Who is in the machine room? Nothing starts until it is"
                                + " resumed.");
    }

    @Test
    void startsWhatHadToWaitOnceItIsResumed() {
        var run = started(runbook().manual("a").check("c", "rows").needs("a"));
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));
        run.does("olga", finish("a"));

        var events = run.does("mia", resume("power is back"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunResumed("power is back"),
                        new RunEvent.StepStarted(id("c"), 1),
                        new RunEvent.CheckStarted(id("c"), "rows", 1, 1));
    }

    @Test
    void letsStepsBecomeReadyWhileHeld() {
        var run = started(runbook().check("c", "rows").at(Duration.ZERO));
        run.does("mia", hold("stop"));

        run.at(Duration.ZERO).advances();

        assertThat(run.phase("c")).isEqualTo(StepPhase.READY);
    }

    @Test
    void completesWithTheLastStep() {
        var run = started(runbook().manual("a"));
        run.does("olga", start("a"));

        var events = run.does("olga", finish("a"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.WorkDone(id("a")),
                        new RunEvent.StepDone(id("a")),
                        new RunEvent.RunCompleted());
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(run.state().endedAt()).isEqualTo(run.now());
    }

    @Test
    void completesAHeldRunOnlyOnceItIsResumed() {
        var run = started(runbook().manual("a"));
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));
        run.does("olga", finish("a"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);

        run.does("mia", resume(""));

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void changesNothingAnyMoreOnceItIsComplete() {
        var run = started(runbook().manual("a"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));

        assertThat(run.refuses("olga", start("a")))
                .isEqualTo("The run is complete; nothing changes any more.");
        assertThat(run.refuses("mia", hold("stop")))
                .isEqualTo("The run is complete; only a running run can be held.");
        assertThat(run.refuses("mia", resume("")))
                .isEqualTo("The run is complete; only a held run can be resumed.");
        assertThat(run.refuses("mia", new StartRun()))
                .isEqualTo("The run is complete; it was started already.");
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
    }

    @Test
    void letsAnybodyWhoSignedInSaySomethingAtAnyTime() {
        var run = scheduled(runbook().manual("a"));

        run.does("zoe", new Comment(null, " Good morning "));
        run.does("mia", new StartRun());
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("zoe", new Comment(id("a"), "Well done"));

        assertThat(run.state().remarks())
                .extracting(Remark::person, Remark::text)
                .containsExactly(tuple(who("zoe"), "Good morning"));
        assertThat(run.step("a").remarks()).extracting(Remark::text).containsExactly("Well done");
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void refusesACommentThatSaysNothing() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("olga", new Comment(null, " \t")))
                .isEqualTo("Write the comment first.");
        assertThat(run.refuses("olga", new Comment(id("a"), "x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
    }

    @Test
    void refusesACommentOnAStepThatIsNotThere() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("olga", new Comment(id("z"), "Hello")))
                .isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesACommentByNobody() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("worker", new Comment(null, "Hello")))
                .isEqualTo("Only a person can do this.");
    }

    @Test
    void saysWhenNothingIsDue() {
        var run = started(runbook().check("c", "rows").at(Duration.ZERO));

        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        run.at(Duration.ZERO).advances();
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        run.reports("c", "rows", passed());
    }

    @Test
    void decidesWithoutChangingWhatItDecidesOn() {
        var run = started(runbook().manual("a"));
        var before = run.folded();

        var first = run.decide("olga", start("a"));
        var second = run.decide("olga", start("a"));

        assertThat(run.state()).isEqualTo(before);
        assertThat(((Decision.Accepted) first).after().steps())
                .isEqualTo(((Decision.Accepted) second).after().steps());
    }

    @Test
    void letsNothingHappenByTimeBeforeItIsStarted() {
        var run = scheduled(runbook().check("c", "rows").at(Duration.ZERO)).at(Duration.ZERO);

        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
        assertThat(run.phase("c")).isEqualTo(StepPhase.PLANNED);
    }
}
