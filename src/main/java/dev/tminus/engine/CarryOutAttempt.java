package dev.tminus.engine;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.run.Actor;
import dev.tminus.run.Answer;
import dev.tminus.run.CommandId;
import dev.tminus.run.DueWork.Attempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.Runs;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Stop;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
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
    private final Set<Stop> underWay = ConcurrentHashMap.newKeySet();

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
        var outcome = outcome(spec(state, attempt), access(state, board.get().workspace()));
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
        underWay.forEach(Stop::stop);
    }

    private Outcome outcome(CheckSpec spec, Access access) {
        var stop = new Stop();
        underWay.add(stop);
        try {
            var outcome = checks.carryOut(spec, access, stop);
            if (stop.isStopped()) {
                throw new IllegalStateException(
                        "Stopped on the way down; it will be carried out again");
            }
            return outcome;
        } finally {
            underWay.remove(stop);
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
        return uses(step)
                .filter(use -> use.as().equals(attempt.use()))
                .findFirst()
                .map(use -> state.checklist().runbook().check(use.check()))
                .orElseThrow();
    }

    private static Stream<CheckUse> uses(Step step) {
        List<CheckUse> uses =
                switch (step) {
                    case CheckStep check -> check.checks();
                    case ManualStep _, GateStep _ -> List.of();
                };
        return uses.stream();
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
