package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static dev.tminus.run.Plans.ANN;
import static dev.tminus.run.Plans.MANAGER;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.CommandId;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repeated checks and waiting protections across restarts, on a real file.
class RepeatedLedgerTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Actor WORKER = new Actor.Worker("compare/rows/1", 0);
    private static final Actor CLOCK = new Actor.Clock();
    private static final Runbook PROVEN = Plans.proven();

    @TempDir Path home;

    /// A run in which both checks of the first round failed a minute after it began, and ann has
    /// asked for the start that waits for protections.
    static RunId inFlight(Ledger ledger) {
        var run = ledger.planned(PROVEN, ZERO);
        ledger.say(run, MANAGER, new RunCommand.StartRun());
        ledger.time().pass(Duration.ofMinutes(1));
        report(ledger, run, "compare", "rows", failed("3 rows are missing"));
        report(ledger, run, "switch", "backup", inconclusive("The backup server is away"));
        report(ledger, run, "switch", "before", failed("3 rows are missing"));
        ledger.say(run, ANN, new RunCommand.StartStep(step("switch")));
        report(ledger, run, "switch", "backup", passed());
        report(ledger, run, "switch", "before", failed("2 rows are missing"));
        return run;
    }

    /// What is due next begins at its time and not before, and leads to the end. One pass of the
    /// two that are wanted stands in for no protection, which is tried by itself.
    static void goesOn(Ledger ledger, RunId run) {
        var due = Rules.nextDue(state(ledger, run), BEGAN).orElseThrow();
        ledger.time().pass(Duration.between(ledger.time().instant(), due).minusNanos(1_000));
        assertThat(ledger.say(run, CLOCK, new RunCommand.Advance()))
                .isEqualTo(new CommandResult.Refused("Nothing is due."));

        ledger.time().pass(Duration.ofNanos(1_000));
        ledger.say(run, CLOCK, new RunCommand.Advance());
        assertThat(ledger.dueWork().attempts)
                .containsExactly(new DueWork.Attempt(run, step("compare"), "rows", 2));
        report(ledger, run, "compare", "rows", passed());
        ledger.time().pass(Duration.ofMinutes(5));
        ledger.say(run, CLOCK, new RunCommand.Advance());
        assertThat(state(ledger, run).step(step("compare")).underWay("rows")).isTrue();

        report(ledger, run, "compare", "rows", passed());
        report(ledger, run, "switch", "backup", passed());
        assertThat(state(ledger, run).step(step("switch")).phase()).isEqualTo(StepPhase.WAITING);
        report(ledger, run, "switch", "before", passed());
        ledger.say(run, ANN, new RunCommand.FinishStep(step("switch")));
        assertThat(state(ledger, run).status()).isEqualTo(RunStatus.COMPLETE);
    }

    /// Whoever carries it out goes by the clock, and would wait until it has caught up.
    @Test
    void letsACheckBeginAtOnceThoughTheClockWentBack() {
        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            var run = ledger.planned(PROVEN, ZERO);
            ledger.time().pass(Duration.ofHours(-2));

            ledger.say(run, MANAGER, new RunCommand.StartRun());

            assertThat(ledger.dueWork().attempts).isNotEmpty();
            assertThat(ledger.dueWork().carriedOutAt).containsOnly(ledger.time().instant());
        }
    }

    @Test
    void goesOnAtTheRightTimeAfterARestart() {
        RunId run;
        RunState before;
        Instant due;
        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            run = inFlight(ledger);
            before = state(ledger, run);
            due = ledger.dueWork().wakeUps.get(run);
        }

        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            var after = state(ledger, run);
            assertThat(after.steps()).isEqualTo(before.steps());
            assertThat(due).isEqualTo(BEGAN.plus(Duration.ofMinutes(6)));
            assertThat(Rules.nextDue(after, BEGAN)).contains(due);
            goesOn(ledger, run);

            assertThat(ledger.verifier().flaws()).isEmpty();
            assertThat(state(ledger, run).step(step("compare")).checks().get("rows"))
                    .containsExactly(
                            ended(1, 0, 1, failed("3 rows are missing")),
                            ended(2, 6, 6, passed()),
                            ended(3, 11, 11, passed()));
        }
    }

    @Test
    void stopsWhatIsUnderWayWithTheEntriesThatSaySo() {
        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            var run = ledger.planned(PROVEN, ZERO);
            ledger.say(run, MANAGER, new RunCommand.StartRun());

            ledger.say(run, ANN, new RunCommand.StopChecks(step("compare")));

            assertThat(ledger.dueWork().stopped)
                    .containsExactly(new DueWork.Attempt(run, step("compare"), "rows", 1));
            assertThat(report(ledger, run, "compare", "rows", 1, passed()))
                    .isEqualTo(
                            new CommandResult.Refused(
                                    "Attempt 1 of rows in step 1.1 is not under way."));
        }
    }

    @Test
    void endsAScrubbedRunForGood() {
        RunId run;
        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            var live = Plans.live(LedgerTest.version(PROVEN), ZERO);
            run =
                    ((CommandResult.Accepted)
                                    ledger.planning().plan(CommandId.fresh(), MANAGER, live))
                            .run();
            ledger.say(run, MANAGER, new RunCommand.StartRun());

            ledger.say(run, MANAGER, new RunCommand.ScrubRun("The vendor is down"));

            assertThat(ledger.dueWork().stopped)
                    .extracting(DueWork.Attempt::use)
                    .containsExactly("rows", "backup", "before");
            assertThat(ledger.planning().plan(CommandId.fresh(), MANAGER, live))
                    .isInstanceOf(CommandResult.Accepted.class);
        }

        try (var ledger = Ledger.inFolder(home, PROVEN)) {
            assertThat(ledger.verifier().flaws()).isEmpty();
            assertThat(state(ledger, run).status()).isEqualTo(RunStatus.SCRUBBED);
            assertThat(
                            ledger.jdbc()
                                    .queryForObject(
                                            "select count(*) from journal where type = 'run-ended'",
                                            Long.class))
                    .isEqualTo(1);
            assertThat(ledger.say(run, ANN, new RunCommand.StartStep(step("switch"))))
                    .isEqualTo(
                            new CommandResult.Refused(
                                    "The run is scrubbed; nothing changes any more."));
        }
    }

    private static CheckAttempt ended(int number, int from, int to, Outcome how) {
        return new CheckAttempt(
                number,
                1,
                BEGAN.plus(Duration.ofMinutes(from)),
                BEGAN.plus(Duration.ofMinutes(to)),
                how);
    }

    private static void report(Ledger ledger, RunId run, String id, String use, Outcome how) {
        var attempt = state(ledger, run).step(step(id)).lastAttempt(use);
        assertThat(report(ledger, run, id, use, attempt.number(), how))
                .isInstanceOf(CommandResult.Accepted.class);
    }

    private static CommandResult report(
            Ledger ledger, RunId run, String id, String use, int number, Outcome how) {
        return ledger.say(run, WORKER, new RunCommand.RecordOutcome(step(id), use, number, how));
    }

    private static RunState state(Ledger ledger, RunId run) {
        return ledger.runs().board(run).orElseThrow().state();
    }
}
