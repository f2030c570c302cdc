package dev.tminus.engine;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.run.Actor;
import dev.tminus.run.Answer;
import dev.tminus.run.CommandId;
import dev.tminus.run.DueWork.Attempt;
import dev.tminus.run.Reading;
import dev.tminus.run.Readings;
import dev.tminus.run.RunBoard;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.Runs;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Stop;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries out one attempt of a check and reports how it ended. A check only reads, so one whose
/// worker was lost is simply carried out again; the first report counts.
@Component
class CarryOutAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutAttempt.class);

    private final Runs runs;
    private final CarryOutCheck checks;
    private final Readings readings;
    private final Map<Attempt, Stop> underWay = new ConcurrentHashMap<>();

    CarryOutAttempt(Runs runs, CarryOutCheck checks, Readings readings) {
        this.runs = runs;
        this.checks = checks;
        this.readings = readings;
    }

    void carryOut(Attempt attempt) {
        StillReadOnly.check(runs);
        var stop = new Stop();
        underWay.put(attempt, stop);
        try {
            awaited(attempt).ifPresent(board -> carryOut(attempt, board, stop));
        } finally {
            underWay.remove(attempt, stop);
            readings.ended(attempt);
        }
    }

    /// Everything under way; it is carried out again after the next start.
    @PreDestroy
    void stop() {
        underWay.values().forEach(Stop::stop);
    }

    /// Stops an attempt that nobody waits for; nothing where it is not carried out here.
    void stop(Attempt attempt) {
        var stop = underWay.get(attempt);
        if (stop != null) {
            stop.stop();
        }
    }

    private void carryOut(Attempt attempt, RunBoard board, Stop stop) {
        var state = board.state();
        var spec = state.checklist().check(attempt.step(), attempt.use()).orElseThrow();
        var access = access(state, board.workspace());
        Progress progress = (left, right) -> readings.read(attempt, new Reading(left, right));
        var outcome = checks.carryOut(spec, access, stop, progress);
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
        if (answer instanceof Answer.Refused(var reason)) {
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

    private static Access access(RunState state, Workspace workspace) {
        var plan = state.plan();
        return Access.of(workspace, plan.environment(), plan.mode(), plan.sources());
    }
}
