package dev.tminus.engine;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.ledger.LiveProgress;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.Runs;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Carries out one attempt of a check and reports how it ended. A check only reads, so one whose
/// worker was lost, or that a shutdown stops, is simply carried out again; the first report counts.
@Component
class CarryOutAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutAttempt.class);

    /// How long the end of the application waits for what it stopped.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String ENDED_TWICE =
            "tminus ended twice while this check was under way, so it is not tried again by itself."
                    + " Fix: let it read less, or give tminus more memory, then check again.";

    private final Runs runs;
    private final CarryOutCheck checks;
    private final LiveProgress readings;
    private final HardEnds hardEnds;
    private final Map<Attempt, Worker> underWay = new ConcurrentHashMap<>();
    private volatile boolean closing;

    CarryOutAttempt(Runs runs, CarryOutCheck checks, LiveProgress readings, HardEnds hardEnds) {
        this.runs = runs;
        this.checks = checks;
        this.readings = readings;
        this.hardEnds = hardEnds;
    }

    void carryOut(Attempt attempt) {
        StillReadOnly.check(runs);
        var worker = new Worker(new Stop(), new CountDownLatch(1));
        underWay.put(attempt, worker);
        try {
            refuseWhileClosing();
            awaited(attempt).ifPresent(board -> carryOut(attempt, board, worker.stop()));
        } finally {
            underWay.remove(attempt, worker);
            worker.ended().countDown();
            readings.ended(attempt);
        }
    }

    private void refuseWhileClosing() {
        if (closing) {
            throw new IllegalStateException("On the way down; it is carried out again");
        }
    }

    /// Before anything else ends, whatever the checks read included: everything under way is
    /// stopped, and carried out again after the next start.
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        closing = true;
        underWay.values().forEach(worker -> worker.stop().stop());
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (var worker : underWay.values()) {
            var _ = worker.ended().await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /// Stops an attempt that nobody waits for; nothing where it is not carried out here.
    void stop(Attempt attempt) {
        var worker = underWay.get(attempt);
        if (worker != null) {
            worker.stop().stop();
        }
    }

    private void carryOut(Attempt attempt, RunBoard board, Stop stop) {
        var state = board.state();
        if (!hardEnds.mayBegin(attempt, series(state, attempt))) {
            report(attempt, new Outcome.Inconclusive(ENDED_TWICE, List.of()));
            return;
        }
        var spec = state.checklist().check(attempt.step(), attempt.use()).orElseThrow();
        var access = access(state, board.workspace());
        Progress progress = (left, right) -> readings.read(attempt, new ReadProgress(left, right));
        var outcome = checks.carryOut(spec, access, stop, progress);
        hardEnds.ended(attempt);
        if (stop.isStopped()) {
            if (awaited(attempt).isEmpty()) {
                return;
            }
            throw new IllegalStateException("Stopped on the way down; it is carried out again");
        }
        report(attempt, outcome);
    }

    private void report(Attempt attempt, Outcome outcome) {
        var name = AttemptName.of(attempt).text();
        var answer =
                runs.handle(
                        attempt.run(),
                        CommandId.derivedFrom(name),
                        new Actor.Worker(name, 0),
                        new RunCommand.RecordOutcome(
                                attempt.step(), attempt.use(), attempt.number(), outcome));
        if (answer instanceof CommandResult.Refused(var reason)) {
            StillReadOnly.check(runs);
            LOG.info("The outcome of {} came too late: {}", name, reason);
        }
    }

    /// The run, where somebody still waits for the attempt.
    private Optional<RunBoard> awaited(Attempt attempt) {
        return runs.board(attempt.run()).filter(board -> awaited(board.state(), attempt));
    }

    private static boolean awaited(RunState state, Attempt attempt) {
        if (!state.checklist().has(attempt.step())) {
            return false;
        }
        var last = state.step(attempt.step()).lastAttempt(attempt.use());
        return last != null && last.number() == attempt.number() && last.outcome() == null;
    }

    private static int series(RunState state, Attempt attempt) {
        return Objects.requireNonNull(state.step(attempt.step()).lastAttempt(attempt.use()))
                .series();
    }

    private static Access access(RunState state, Workspace workspace) {
        var plan = state.plan();
        return Access.of(workspace, plan.environment(), plan.mode(), plan.sources());
    }

    private record Worker(Stop stop, CountDownLatch ended) {}
}
