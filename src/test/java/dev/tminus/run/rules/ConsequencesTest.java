package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.withdraw;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsequencesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void holdsChecksAndPollsBackUntilTheirTime() {
        var run = started(runbook().check("c", "rows").at(HOUR).gate("g", of(1, "qa")).at(HOUR));

        assertThat(run.phase("c")).isEqualTo(StepPhase.WAITING);
        assertThat(run.phase("g")).isEqualTo(StepPhase.WAITING);
        assertThat(run.at(HOUR.minus(A_MICROSECOND)).refuses("clock", new RunCommand.Advance()))
                .isEqualTo("Nothing is due.");
        var events = run.at(HOUR).advances();

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepsReleased(List.of(), List.of(id("c"), id("g"))),
                        new RunEvent.StepStarted(id("c"), 1),
                        new RunEvent.CheckStarted(id("c"), "rows", 1, 1),
                        new RunEvent.StepStarted(id("g"), 1));
    }

    @Test
    void freesFromTheTimeWhatSaysEarly() {
        var run = started(runbook().check("c", "rows").at(HOUR).early());

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
    }

    @Test
    void doesNotHoldManualStepsBackUnlessTheySayNotBefore() {
        var run = started(runbook().manual("a").at(HOUR).manual("b").at(HOUR).notBefore());

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.phase("b")).isEqualTo(StepPhase.WAITING);
        assertThat(run.refuses("olga", start("b")))
                .isEqualTo(
                        "Step 1.2 is waiting for its time; it can be started once it is ready to"
                                + " start.");
    }

    @Test
    void goesByTheLaterOfTimeAndNeeds() {
        var run = started(runbook().manual("a").check("c", "rows").needs("a").at(HOUR));
        run.does("olga", start("a"));
        assertThat(run.at(HOUR).refuses("clock", new RunCommand.Advance()))
                .isEqualTo("Nothing is due.");

        run.does("olga", finish("a"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
    }

    @Test
    void releasesWhatIsDueWithWhateverHappensNext() {
        var run = started(runbook().manual("a").check("c", "rows").at(HOUR));

        run.at(HOUR).does("olga", start("a"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
    }

    @Test
    void keepsReadyWhatWasReadyWhenTheClockGoesBack() {
        var run = started(runbook().manual("a").at(HOUR).notBefore());
        run.at(HOUR).advances();

        run.at(HOUR.minus(A_MICROSECOND)).does("olga", start("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void waitsForEveryNeed() {
        var run = started(runbook().manual("a").manual("b").manual("c").needs("a", "b"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        assertThat(run.phase("c")).isEqualTo(StepPhase.PLANNED);
        run.does("olga", start("b"));

        run.does("olga", finish("b"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.READY);
    }

    @Test
    void saysWhenTimeAloneWillNextLetAStepGoOn() {
        var run =
                started(
                        runbook()
                                .check("late", "rows")
                                .at(HOUR.multipliedBy(2))
                                .check("soon", "rows")
                                .at(HOUR)
                                .manual("free")
                                .at(Duration.ZERO)
                                .check("blocked", "rows")
                                .needs("free")
                                .at(Duration.ZERO));

        assertThat(Consequences.nextDue(run.state(), run.now())).contains(ZERO.plus(HOUR));

        run.at(HOUR).advances();

        assertThat(Consequences.nextDue(run.state(), run.now()))
                .contains(ZERO.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void waitsForNoTimeWhereNothingIsBoundToOne() {
        var scheduled = scheduled(runbook().manual("a").at(HOUR));
        var started = started(runbook().manual("a").at(HOUR));

        assertThat(Consequences.nextDue(scheduled.state(), scheduled.now())).isEmpty();
        assertThat(Consequences.nextDue(started.state(), started.now())).isEmpty();
    }

    @Test
    void namesAtMostAThousandStepsInOneEntry() {
        var runbook = runbook().manual("first").signedBy(of(1, "qa"));
        for (var step = 0; step < 2_500; step++) {
            runbook.manual("s" + step).needs("first").at(HOUR);
        }
        var run = started(runbook);
        run.does("olga", start("first"));
        run.does("olga", finish("first"));

        var released = run.does("quinn", run.sign("first", "qa"));
        var returned = run.does("quinn", withdraw("first", "Wrong window"));

        assertThat(released)
                .filteredOn(RunEvent.StepsReleased.class::isInstance)
                .extracting(event -> ((RunEvent.StepsReleased) event).ready().size())
                .containsExactly(1_000, 1_000, 500);
        assertThat(returned)
                .filteredOn(RunEvent.StepsReturned.class::isInstance)
                .extracting(event -> ((RunEvent.StepsReturned) event).steps().size())
                .containsExactly(1_000, 1_000, 500);
        assertThat(run.journal())
                .filteredOn(entry -> entry.event() instanceof RunEvent.TimesPlanned)
                .extracting(entry -> ((RunEvent.TimesPlanned) entry.event()).times().size())
                .containsExactly(1_000, 1_000, 500);
        assertThat(run.state().at(id("s2499"))).isEqualTo(ZERO.plus(HOUR));
    }

    @Test
    void keepsTheOrderOfTheFileAcrossParts() {
        var parts = RunEvent.parts(List.of("a", "b"));

        assertThat(parts).containsExactly(List.of("a", "b"));
        assertThat(RunEvent.parts(List.<StepId>of())).isEmpty();
        assertThat(RunEvent.parts(nCopies(1_000, "x"))).hasSize(1);
        assertThat(RunEvent.parts(nCopies(1_001, "x"))).hasSize(2);
    }

    @Test
    void drawsEveryConsequenceOfOneCommandAtOnce() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .needs("c")
                                .start(Start.BY_ITSELF)
                                .gate("g", of(1, "qa"))
                                .needs("c"));

        var events = run.reports("c", "rows", passed());

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("c"), "rows", 1, passed()),
                        new RunEvent.StepDone(id("c")),
                        new RunEvent.StepsReleased(List.of(), List.of(id("a"), id("g"))),
                        new RunEvent.StepStarted(id("a"), 1),
                        new RunEvent.StepStarted(id("g"), 1));
    }
}
