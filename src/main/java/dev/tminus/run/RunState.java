package dev.tminus.run;

import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything that a run's journal says, folded: where the run stands now.
///
/// @param seq number of the last journal entry in it
/// @param plan what the run pinned when it was planned
/// @param times when the steps are planned that have a time
/// @param steps one for every step of the checklist, in its order
/// @param remarks what was said about the run as a whole
public record RunState(
        RunId id,
        long seq,
        RunEvent.RunPlanned plan,
        Checklist checklist,
        Map<StepId, RunEvent.PlannedTime> times,
        Progress progress,
        Steps steps,
        List<Remark> remarks) {

    /// Where the run as a whole stands.
    ///
    /// @param reason why it is held or was scrubbed, else empty
    /// @param heldBy the step that held it, null where a person did or it is not held
    public record Progress(
            RunStatus status,
            String reason,
            @Nullable StepId heldBy,
            @Nullable PersonId starter,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static final Progress SCHEDULED =
                new Progress(RunStatus.SCHEDULED, "", null, null, null, null);

        Progress started(PersonId by, Instant at) {
            return new Progress(RunStatus.RUNNING, "", null, by, at, null);
        }

        Progress held(String why, @Nullable StepId cause) {
            return new Progress(RunStatus.HELD, why, cause, starter, startedAt, null);
        }

        Progress resumed() {
            return new Progress(RunStatus.RUNNING, "", null, starter, startedAt, null);
        }

        Progress scrubbed(String why, Instant at) {
            return new Progress(RunStatus.SCRUBBED, why, null, starter, startedAt, at);
        }

        Progress completed(Instant at) {
            return new Progress(RunStatus.COMPLETE, "", null, starter, startedAt, at);
        }
    }

    RunState next(Map<StepId, RunEvent.PlannedTime> more) {
        return new RunState(id, seq + 1, plan, checklist, more, progress, steps, remarks);
    }

    RunState next(Progress now) {
        return new RunState(id, seq + 1, plan, checklist, times, now, steps, remarks);
    }

    RunState next(Steps now) {
        return new RunState(id, seq + 1, plan, checklist, times, progress, now, remarks);
    }

    RunState next(Progress now, Map<Integer, StepState> changes) {
        return new RunState(id, seq + 1, plan, checklist, times, now, steps.with(changes), remarks);
    }

    RunState next(Remark remark) {
        var more = StepState.added(remarks, remark);
        return new RunState(id, seq + 1, plan, checklist, times, progress, steps, more);
    }

    public RunStatus status() {
        return progress.status();
    }

    /// Why it is held or was scrubbed, else empty.
    public String statusReason() {
        return progress.reason();
    }

    /// The step that held it, null where a person did or it is not held.
    public @Nullable StepId heldBy() {
        return progress.heldBy();
    }

    public @Nullable PersonId starter() {
        return progress.starter();
    }

    public @Nullable Instant startedAt() {
        return progress.startedAt();
    }

    public @Nullable Instant endedAt() {
        return progress.endedAt();
    }

    /// Where a step stands.
    public StepState step(StepId step) {
        return steps.at(checklist.place(step));
    }

    /// Planned start of a step, or null where nothing gives it a time.
    public @Nullable Instant plannedStart(StepId step) {
        var time = times.get(step);
        return time == null ? null : time.start();
    }

    /// What the step's `at` comes to, or null where it has none.
    public @Nullable Instant at(StepId step) {
        var time = times.get(step);
        return time == null ? null : time.at();
    }

    /// Whether a person may act in a role of this run.
    public boolean holds(PersonId person, RoleName role) {
        return people(role).contains(person);
    }

    /// Who may act in a role of this run.
    public List<PersonId> people(RoleName role) {
        return plan.roles().getOrDefault(role, List.of());
    }

    /// The steps that a step needs and that are not done yet.
    public List<Step> missing(StepId step) {
        return checklist
                .needs(checklist.place(step))
                .filter(place -> steps.at(place).phase() != StepPhase.DONE)
                .mapToObj(place -> checklist.steps().get(place))
                .toList();
    }

    /// How many steps are done.
    public int done() {
        return (int)
                IntStream.range(0, steps.size())
                        .filter(place -> steps.at(place).phase() == StepPhase.DONE)
                        .count();
    }

    /// The states of all steps, immutable; a change shares nothing but the unchanged ones.
    public static final class Steps {

        private final StepState[] states;

        private Steps(StepState[] states) {
            this.states = states;
        }

        static Steps planned(int size, Instant at) {
            var states = new StepState[size];
            Arrays.fill(states, StepState.planned(at));
            return new Steps(states);
        }

        public int size() {
            return states.length;
        }

        public StepState at(int place) {
            return states[place];
        }

        Steps with(Map<Integer, StepState> changes) {
            var copy = states.clone();
            changes.forEach((place, state) -> copy[place] = state);
            return new Steps(copy);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Steps steps && Arrays.equals(states, steps.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }
}
