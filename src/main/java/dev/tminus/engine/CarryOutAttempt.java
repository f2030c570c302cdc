package dev.tminus.engine;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.run.Actor;
import dev.tminus.run.Answer;
import dev.tminus.run.CommandId;
import dev.tminus.run.DueWork.Attempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.Runs;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Stop;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Map<Attempt, Stop> underWay = new ConcurrentHashMap<>();

    CarryOutAttempt(Runs runs, CarryOutCheck checks) {
        this.runs = runs;
        this.checks = checks;
    }

    void carryOut(Attempt attempt) {
        StillReadOnly.check(runs);
        var board = runs.board(attempt.run());
        if (board.isEmpty() || !awaited(board.get().state(), attempt)) {
            return;
        }
        var state = board.get().state();
        var outcome =
                outcome(attempt, spec(state, attempt), access(state, board.get().workspace()));
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
            LOG.warn("The outcome of {} was not recorded: {}", name, reason);
        }
    }

    /// What is under way is carried out again after the next start.
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

    private Outcome outcome(Attempt attempt, CheckSpec spec, Access access) {
        var stop = new Stop();
        underWay.put(attempt, stop);
        try {
            var outcome = checks.carryOut(spec, access, stop, Progress.NONE);
            if (stop.isStopped()) {
                throw new IllegalStateException(
                        "Stopped on the way down; it will be carried out again");
            }
            return outcome;
        } finally {
            underWay.remove(attempt, stop);
        }
    }

    private static boolean awaited(RunState state, Attempt attempt) {
        if (!state.checklist().has(attempt.step())) {
            return false;
        }
        var last = state.step(attempt.step()).lastAttempt(attempt.use());
        return last != null && last.number() == attempt.number() && last.outcome() == null;
    }

    private static CheckSpec spec(RunState state, Attempt attempt) {
        var step = state.checklist().step(attempt.step());
        var check =
                Stream.concat(
                                step.verify().stream()
                                        .filter(use -> use.as().equals(attempt.use()))
                                        .map(CheckUse::check),
                                step.requires().stream()
                                        .filter(one -> one.as().equals(attempt.use()))
                                        .map(Requirement::check))
                        .findFirst()
                        .orElseThrow();
        return state.checklist().runbook().check(check);
    }

    private static Access access(RunState state, Workspace workspace) {
        var environment = workspace.environments().get(state.plan().environment());
        if (environment == null) {
            throw new IllegalStateException(
                    "The pinned workspace has no environment " + state.plan().environment());
        }
        return new Access(state.plan().mode(), environment);
    }
}
