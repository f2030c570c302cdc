package dev.tminus.run.rules;

import dev.tminus.run.RunState;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Milestones;
import dev.tminus.schedule.Moment;
import java.time.Instant;
import java.util.Optional;

/// When the deadlines and other moments of a run are.
final class Deadlines {

    private Deadlines() {}

    static Optional<Instant> due(RunState state, StepId step, Deadline deadline) {
        return switch (deadline) {
            case Deadline.AfterReady(var time, _) ->
                    Optional.ofNullable(state.step(step).readyAt()).map(at -> at.plus(time));
            case Deadline.At(var timing, _) ->
                    state.step(step).again() ? Optional.empty() : moment(state, timing);
        };
    }

    /// What a timing of the runbook comes to in this run.
    static Optional<Instant> moment(RunState state, Timing timing) {
        return Moment.of(
                timing,
                state.plan().zero(),
                state.checklist().runbook().timezone(),
                state::at,
                Milestones.of(state.plan().inputs()));
    }

    /// Whether one of a step's deadlines has passed and the step is not through.
    static boolean isLate(RunState state, StepId step) {
        return !state.step(step).deadlines().isEmpty() && !state.step(step).phase().satisfies();
    }
}
