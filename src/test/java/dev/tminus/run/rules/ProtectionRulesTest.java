package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.stopChecks;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.check.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);
    private static final RunCommand ADVANCE = new RunCommand.Advance();

    private static RunbookBuilder protectedStep() {
        return runbook().manual("a").requires("backup", MINUTE);
    }

    private static TrialRun ready() {
        var run = started(protectedStep());
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        return run;
    }

    @Test
    void triesProtectionsOnceAllElseIsReady() {
        var run =
                scheduled(runbook().manual("a").requires("backup", MINUTE).requires("disk", HOUR));

        var events = run.does("mia", new RunCommand.StartRun());

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunStarted(),
                        new RunEvent.StepsReleased(List.of(id("a")), List.of()),
                        new RunEvent.CheckStarted(id("a"), "backup", 1, 1),
                        new RunEvent.CheckStarted(id("a"), "disk", 1, 1));
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        assertThat(run.waiting("a").time()).isNull();
        assertThat(run.waiting("a").next()).isNull();
        assertThat(run.waiting("a").red())
                .extracting(CheckProgress::use)
                .containsExactly("backup", "disk");
    }

    @Test
    void triesNothingBeforeTheTimeHasCome() {
        var run = started(protectedStep().at(HOUR).notBefore());

        assertThat(run.step("a").checks()).isEmpty();
        assertThat(run.waiting("a"))
                .isEqualTo(new WaitReason(TrialRun.ZERO.plus(HOUR), List.of(), null, null));
        assertThat(run.refuses("olga", start("a")))
                .isEqualTo(
                        "Step 1.1 is waiting for its time; it can be started once it is ready to"
                                + " start.");
        assertThat(Consequences.nextDue(run.state(), run.now())).contains(TrialRun.ZERO.plus(HOUR));
        var events = run.at(HOUR).advances();

        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("a"), "backup", 1, 1));
    }

    @Test
    void isReadyOnceAllHold() {
        var run = started(runbook().manual("a").requires("backup", MINUTE).requires("disk", HOUR));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);

        var events = run.reports("a", "disk", passed());

        assertThat(events.getLast())
                .isEqualTo(new RunEvent.StepsReleased(List.of(), List.of(id("a"))));
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.tries("a")).allMatch(CheckProgress::holds);
        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
    }

    @Test
    void neverHoldsTheRunForARedProtection() {
        var run = started(protectedStep());
        run.reports("a", "backup", failed("The backup is 9 hours old"));
        var waiting = run.waiting("a");

        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(waiting.next()).isEqualTo(run.now().plus(MINUTE));
        assertThat(waiting.red().getFirst().misses()).isEqualTo(1);
        assertThat(waiting.red().getFirst().next()).isEqualTo(run.now().plus(MINUTE));
        assertThat(waiting.asked()).isNull();
    }

    @Test
    void triesAgainAfterEveryMiss() {
        var run = started(protectedStep());
        run.after(MINUTE).reports("a", "backup", inconclusive("No answer"));
        assertThat(run.after(MINUTE.minus(A_MICROSECOND)).refuses("clock", ADVANCE))
                .isEqualTo("Nothing is due.");

        var events = run.after(A_MICROSECOND).advances();

        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("a"), "backup", 2, 2));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
    }

    @Test
    void triesAllOfThemAgainOnceTheSlowestRedOneMayBe() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .requires("backup", MINUTE)
                                .requires("disk", MINUTE.multipliedBy(5))
                                .requires("quiet", HOUR));
        run.reports("a", "backup", failed("Old"));
        run.reports("a", "disk", failed("Full"));
        run.reports("a", "quiet", passed());
        assertThat(run.waiting("a").red())
                .extracting(CheckProgress::use)
                .containsExactly("backup", "disk");
        assertThat(run.after(MINUTE).refuses("clock", ADVANCE)).isEqualTo("Nothing is due.");

        var events = run.after(MINUTE.multipliedBy(4)).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckStarted(id("a"), "backup", 2, 2),
                        new RunEvent.CheckStarted(id("a"), "disk", 2, 2),
                        new RunEvent.CheckStarted(id("a"), "quiet", 2, 2));
    }

    @Test
    void triesNothingWhileHeldAndGoesOnWhenResumed() {
        var run = started(protectedStep());
        run.reports("a", "backup", failed("Old"));
        run.does("mia", hold("stop"));

        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
        assertThat(run.waiting("a").next()).isNull();
        assertThat(run.after(HOUR).refuses("clock", ADVANCE)).isEqualTo("Nothing is due.");
        var events = run.does("mia", resume(""));

        assertThat(events).contains(new RunEvent.CheckStarted(id("a"), "backup", 2, 2));
    }

    @Test
    void recordsWhatWasUnderWayWhileHeldAndLetsTheStepBecomeReady() {
        var run = started(protectedStep());
        run.does("mia", hold("stop"));

        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
    }

    @Test
    void takesAYoungResultOfAnotherStepForItsOwn() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .requires("before", "rows", MINUTE, HOUR)
                                .needs("c"));
        run.reports("c", "rows", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.step("a").checks()).isEmpty();
        var events = run.after(HOUR).does("olga", start("a"));

        assertThat(events).containsExactly(new RunEvent.StepStarted(id("a"), 1));
        assertThat(run.step("a").doers()).containsExactly(who("olga"));
    }

    @Test
    void triesItselfWhereTheNewestResultIsTooOldOrRed() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .requires("before", "rows", MINUTE, HOUR)
                                .needs("c"));
        run.reports("c", "rows", passed());

        var events = run.after(HOUR.plus(A_MICROSECOND)).does("olga", start("a"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StartAsked(id("a")),
                        new RunEvent.CheckStarted(id("a"), "before", 1, 1));
        run.reports("a", "before", failed("Old"));
        run.after(MINUTE).advances();
        assertThat(run.step("a").lastAttempt("before").number()).isEqualTo(2);
    }

    @Test
    void goesOnAtOnceWithAResultThatAnotherStepBrings() {
        var run =
                started(
                        runbook()
                                .manual("b")
                                .verify("rows")
                                .manual("a")
                                .requires("before", "rows", HOUR, HOUR));
        run.reports("a", "before", failed("Old"));
        run.does("olga", start("b"));
        run.after(MINUTE).does("olga", finish("b"));

        run.reports("b", "rows", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.tries("a").getFirst().holds()).isTrue();
    }

    @Test
    void believesTheWorseOfTwoResultsOfOneMoment() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .reportOnly()
                                .check("d", "rows")
                                .manual("a")
                                .requires("before", "rows", HOUR, HOUR)
                                .needs("c", "d"));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.reports("d", "rows", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        assertThat(run.step("a").underWay("before")).isTrue();
    }

    @Test
    void triesAfreshWhatStoodInAndNoLongerDoes() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .requires("before", "rows", MINUTE, MINUTE)
                                .requires("disk", MINUTE)
                                .needs("c"));
        run.reports("c", "rows", passed());
        assertThat(run.step("a").checks().keySet()).containsExactly("disk");

        var events = run.after(MINUTE.multipliedBy(2)).reports("a", "disk", passed());

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("a"), "disk", 1, passed()),
                        new RunEvent.CheckStarted(id("a"), "before", 1, 2),
                        new RunEvent.CheckStarted(id("a"), "disk", 2, 2));
    }

    @Test
    void stopsTryingWhatIsNeededNoMore() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .signedBy(of(1, "qa"))
                                .manual("b")
                                .requires("backup", MINUTE)
                                .needs("a"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("a", "qa"));
        run.does("olga", start("b"));

        var events = run.does("quinn", withdraw("a", "Wrong window"));

        var stopped =
                new Outcome.Inconclusive("What the step needs is no longer there.", List.of());
        assertThat(events.subList(1, 3))
                .containsExactly(
                        new RunEvent.CheckEnded(id("b"), "backup", 1, stopped),
                        new RunEvent.StepsReturned(List.of(id("b"))));
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.step("b").asked()).isNull();
        run.does("quinn", run.sign("a", "qa"));
        assertThat(run.step("b").lastAttempt("backup"))
                .isEqualTo(new CheckAttempt(2, 2, run.now(), null, null));
    }

    @Test
    void triesAStoppedProtectionAgainLater() {
        var run = started(protectedStep());

        run.does("olga", stopChecks("a"));

        assertThat(run.step("a").lastOutcome("backup"))
                .isEqualTo(new Outcome.Inconclusive("Stopped by olga.", List.of()));
        assertThat(run.waiting("a").next()).isEqualTo(run.now().plus(MINUTE));
        assertThat(run.refuses("olga", stopChecks("a")))
                .isEqualTo("No check of step 1.1 is under way.");
    }

    @Test
    void coversNothingOfItInASignature() {
        var run = started(protectedStep().signedBy(of(1, "qa")));
        var before = Rules.digest(run.state(), id("a"));

        run.reports("a", "backup", passed());

        assertThat(Rules.digest(run.state(), id("a"))).isEqualTo(before);
    }
}
