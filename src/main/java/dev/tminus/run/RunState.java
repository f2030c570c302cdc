package dev.tminus.run;

import dev.tminus.runbook.Question;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Starts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything that a run's journal says, folded: where the run stands now.
///
/// @param seq number of the last journal entry in it
/// @param plan what the run pinned when it was planned
/// @param times when the steps are planned that have a time
/// @param steps one for every step of the checklist, in its order
/// @param answers to the questions of the runbook that have one
/// @param openings the last opening of each contingency that was ever opened
/// @param remarks what was said about the run as a whole
public record RunState(
        RunId id,
        long seq,
        RunEvent.RunPlanned plan,
        Checklist checklist,
        Map<StepId, RunEvent.PlannedTime> times,
        Progress progress,
        Steps steps,
        Map<QuestionId, GivenAnswer> answers,
        Map<ContingencyId, ContingencyOpening> openings,
        List<Remark> remarks) {

    /// Where the run as a whole stands.
    ///
    /// @param reason why it is held or was scrubbed, or which contingency is open, else empty
    /// @param heldBy the step that held it, null where a person did or it is not held
    /// @param contingency the one that is open, null for none; the main line is frozen meanwhile
    public record Progress(
            RunStatus status,
            String reason,
            @Nullable StepId heldBy,
            @Nullable PersonId starter,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable ContingencyId contingency) {

        static final Progress SCHEDULED =
                new Progress(RunStatus.SCHEDULED, "", null, null, null, null, null);

        Progress started(PersonId by, Instant at) {
            return new Progress(RunStatus.RUNNING, "", null, by, at, null, null);
        }

        Progress held(String why, @Nullable StepId cause) {
            return now(RunStatus.HELD, why, cause, contingency);
        }

        Progress resumed() {
            return now(
                    contingency == null ? RunStatus.RUNNING : RunStatus.CONTINGENCY,
                    "",
                    null,
                    contingency);
        }

        Progress opened(ContingencyId opened, String why) {
            return now(RunStatus.CONTINGENCY, why, null, opened);
        }

        Progress closed(String why) {
            return now(RunStatus.HELD, why, null, null);
        }

        Progress goesOn() {
            return now(RunStatus.RUNNING, "", null, null);
        }

        Progress scrubbed(String why, Instant at) {
            return new Progress(RunStatus.SCRUBBED, why, null, starter, startedAt, at, null);
        }

        Progress completed(Instant at) {
            return new Progress(RunStatus.COMPLETE, "", null, starter, startedAt, at, null);
        }

        private Progress now(
                RunStatus next, String why, @Nullable StepId cause, @Nullable ContingencyId open) {
            return new Progress(next, why, cause, starter, startedAt, null, open);
        }
    }

    RunState next(Map<StepId, RunEvent.PlannedTime> more) {
        return next(more, progress, steps);
    }

    RunState next(Progress now) {
        return next(times, now, steps);
    }

    RunState next(Steps now) {
        return next(times, progress, now);
    }

    RunState next(Progress now, Map<Integer, StepState> changes) {
        return next(times, now, steps.with(changes));
    }

    /// With some steps as they are now.
    RunState with(Map<Integer, StepState> changes) {
        var now = steps.with(changes);
        return new RunState(
                id, seq, plan, checklist, times, progress, now, answers, openings, remarks);
    }

    /// With other people in a role; of what was said in it for steps that are open, only what they
    /// said.
    public RunState given(RoleName role, List<PersonId> people) {
        var changes = new HashMap<Integer, StepState>();
        for (var place = 0; place < steps.size(); place++) {
            var step = steps.at(place);
            if (!step.phase().satisfies() && step.phase() != StepPhase.NO_GO) {
                changes.put(place, step.heardOnly(role, people));
            }
        }
        var given = plan.with(role, people);
        var now = steps.with(changes);
        return new RunState(
                id, seq + 1, given, checklist, times, progress, now, answers, openings, remarks);
    }

    RunState next(Remark remark) {
        var more = StepState.added(remarks, remark);
        return new RunState(
                id, seq + 1, plan, checklist, times, progress, steps, answers, openings, more);
    }

    RunState next(QuestionId question, GivenAnswer answer) {
        var more = new HashMap<>(answers);
        more.put(question, answer);
        var all = Map.copyOf(more);
        return new RunState(
                id, seq + 1, plan, checklist, times, progress, steps, all, openings, remarks);
    }

    /// With the newest opening of a contingency.
    RunState with(ContingencyId contingency, ContingencyOpening opening) {
        var more = new HashMap<>(openings);
        more.put(contingency, opening);
        var all = Map.copyOf(more);
        return new RunState(
                id, seq, plan, checklist, times, progress, steps, answers, all, remarks);
    }

    private RunState next(Map<StepId, RunEvent.PlannedTime> planned, Progress now, Steps changed) {
        return new RunState(
                id, seq + 1, plan, checklist, planned, now, changed, answers, openings, remarks);
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

    /// Planned start of a step as an offset.
    public Starts.Start plannedOffset(Step step) {
        var time = times.get(step.id());
        return checklist
                .starts()
                .of(
                        step,
                        plan.zero(),
                        time == null ? null : time.at(),
                        time == null ? null : time.start());
    }

    /// The instant behind it, null where nothing gives a time.
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

    /// The steps that a step needs and that are not done yet. Behind one that is left out stands
    /// what that one needs.
    public List<Step> missing(StepId step) {
        return steps(MetNeeds.missing(checklist, steps, checklist.place(step)));
    }

    /// What steps have started on the strength of another, seen through what is left out.
    public List<Step> startedOn(StepId step) {
        return steps(MetNeeds.startedOn(checklist, steps, checklist.place(step)));
    }

    /// What holds now of all that steps need.
    public MetNeeds needs() {
        return new MetNeeds(checklist, steps);
    }

    /// The questions without an answer that keep a step from beginning.
    public List<Question> unanswered(StepId step) {
        return checklist.runbook().questions().stream()
                .filter(question ->
                        step.equals(question.blocks()) && !answers.containsKey(question.id()))
                .toList();
    }

    /// The steps before a gate that have to be looked at again before it opens.
    public List<Step> outdatedBefore(StepId gate) {
        return steps(MetNeeds.outdatedBefore(checklist, steps, checklist.place(gate)));
    }

    private List<Step> steps(IntStream places) {
        return places.mapToObj(place -> checklist.steps().get(place)).toList();
    }

    /// How many steps of the main line are done, skipped or not applicable.
    public int done() {
        return (int)
                IntStream.range(0, checklist.mainLine())
                        .filter(place -> steps.at(place).phase().satisfies())
                        .count();
    }

    /// The contingency that is open, or null; the main line is frozen meanwhile.
    public @Nullable ContingencyId contingency() {
        return progress.contingency();
    }

    /// Whether a step belongs to what is carried out now: to the open contingency, or to the main
    /// line while none is.
    public boolean isInLine(StepId step) {
        return Objects.equals(checklist.contingency(step), contingency());
    }

    /// Whether a step belongs to the main line while a contingency is open.
    public boolean isFrozen(StepId step) {
        return contingency() != null && checklist.contingency(step) == null;
    }

    /// Whether steps of its line may start now.
    public boolean goesOn(StepId step) {
        var lane = checklist.contingency(step);
        return lane == null
                ? status() == RunStatus.RUNNING
                : status() == RunStatus.CONTINGENCY && lane.equals(contingency());
    }
}
