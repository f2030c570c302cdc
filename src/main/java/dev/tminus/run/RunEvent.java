package dev.tminus.run;

import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.schedule.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened in a run. Who did it and when stands in the journal entry around it.
public sealed interface RunEvent {

    /// Most steps that one event names, so that an entry stays small whatever the runbook's size.
    int MOST_IN_AN_EVENT = 1_000;

    /// Many as several parts of a bounded size, an event each.
    static <T> List<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MOST_IN_AN_EVENT)
                .mapToObj(from ->
                        List.copyOf(
                                all.subList(from, Math.min(all.size(), from + MOST_IN_AN_EVENT))))
                .toList();
    }

    /// The run exists, with everything it will ever go by pinned.
    ///
    /// @param number as people say it: run 12
    /// @param roles who may act in which role
    /// @param sources the servers that answered at planning; empty where none was asked
    /// @param inputs what was asked when it was planned
    /// @param answers to the questions that were answered then
    record RunPlanned(
            int number,
            RunbookId runbook,
            ContentHash runbookVersion,
            ContentHash workspaceVersion,
            EnvironmentName environment,
            Mode mode,
            Instant zero,
            ZoneId zone,
            Map<RoleName, List<PersonId>> roles,
            Map<SourceName, ServerIdentity> sources,
            Map<String, String> inputs,
            Map<QuestionId, String> answers)
            implements RunEvent {

        RunPlanned with(RoleName role, List<PersonId> people) {
            var more = new LinkedHashMap<>(roles);
            more.put(role, people);
            return new RunPlanned(
                    number,
                    runbook,
                    runbookVersion,
                    workspaceVersion,
                    environment,
                    mode,
                    zero,
                    zone,
                    more,
                    sources,
                    inputs,
                    answers);
        }
    }

    /// What the planned times of some steps come to; a large plan says it in several parts.
    record TimesPlanned(List<PlannedTime> times) implements RunEvent {

        /// What a plan comes to, in as many events as it needs.
        public static List<TimesPlanned> of(Plan plan) {
            return parts(PlannedTime.of(plan).toList()).stream().map(TimesPlanned::new).toList();
        }
    }

    /// When one step is planned.
    ///
    /// @param at what its `at` comes to, null without one
    /// @param start the later of `at` and the planned end of all that it needs, null where neither
    ///   gives a time
    record PlannedTime(StepId step, @Nullable Instant at, @Nullable Instant start) {

        /// The steps of a plan that have a time.
        public static Stream<PlannedTime> of(Plan plan) {
            return plan.steps().values().stream()
                    .filter(step -> step.at() != null || step.start() != null)
                    .map(step -> new PlannedTime(step.step(), step.at(), step.start()));
        }
    }

    record RunStarted() implements RunEvent {}

    /// Nothing starts until somebody resumes.
    ///
    /// @param cause the step that held it, null where a person did
    record RunHeld(String reason, @Nullable StepId cause) implements RunEvent {}

    record RunResumed(String reason) implements RunEvent {}

    /// Called off: whatever has not ended is not reached.
    record RunScrubbed(String reason) implements RunEvent {}

    record RunCompleted() implements RunEvent {}

    /// What these steps need is there: some still wait for their time, the others are ready.
    record StepsReleased(List<StepId> waiting, List<StepId> ready) implements RunEvent {}

    /// What these steps need is no longer there, or they are decided anew after a contingency.
    record StepsReturned(List<StepId> steps) implements RunEvent {}

    /// Somebody starts the step as soon as its protections hold.
    record StartAsked(StepId step) implements RunEvent {}

    record StartWithdrawn(StepId step) implements RunEvent {}

    record StepStarted(StepId step, int attempt) implements RunEvent {}

    record WorkDone(StepId step) implements RunEvent {}

    /// The work is over and is now verified; a check step opens its checks by starting.
    record CheckingOpened(StepId step) implements RunEvent {}

    /// An attempt began.
    ///
    /// @param series attempts that are judged together share it; see [CheckAttempt]
    record CheckStarted(StepId step, String use, int attempt, int series) implements RunEvent {}

    /// Somebody does not wait for the checks of a step any longer.
    record ChecksStopped(StepId step) implements RunEvent {}

    /// An attempt ended. Where no worker is behind it, it was stopped.
    record CheckEnded(StepId step, String use, int attempt, Outcome outcome) implements RunEvent {}

    record SigningOpened(StepId step) implements RunEvent {}

    record StepSigned(StepId step, RoleName role, String digest) implements RunEvent {}

    record SigningRefused(StepId step, RoleName role, String reason) implements RunEvent {}

    record SignatureWithdrawn(StepId step, RoleName role, String reason) implements RunEvent {}

    record VoteCast(StepId step, RoleName role, boolean go, String reason) implements RunEvent {}

    record PollEndedNoGo(StepId step) implements RunEvent {}

    record StepFailed(StepId step, String reason) implements RunEvent {}

    record StepInconclusive(StepId step, String reason) implements RunEvent {}

    record StepDone(StepId step) implements RunEvent {}

    /// The steps are not done in this run: their `when` does not hold.
    record StepsNotApplicable(List<StepId> steps) implements RunEvent {}

    record StepSkipped(StepId step, String reason) implements RunEvent {}

    record StepUnskipped(StepId step, String reason) implements RunEvent {}

    /// A step that was done is looked at again.
    record StepReopened(StepId step, String reason) implements RunEvent {}

    /// These steps have started on the strength of something that no longer stands.
    record StepsOutdated(List<StepId> steps) implements RunEvent {}

    /// These steps are done all over again.
    record StepsRetried(List<StepId> steps) implements RunEvent {}

    /// These steps are repeated and are due once more.
    record StepsDueAgain(List<StepId> steps) implements RunEvent {}

    /// A step that only waits goes on then.
    record WaitBegun(StepId step, Instant until) implements RunEvent {}

    record FormFilled(StepId step, Map<String, String> values) implements RunEvent {}

    /// A file belongs to a step from now on.
    ///
    /// @param name of the file that the step asks for, empty for any other
    record FileAttached(StepId step, String name, EvidenceRef file) implements RunEvent {}

    /// What was recorded last for this step happened earlier.
    record EnteredLate(StepId step, LateEntry.Part part, Instant happenedAt) implements RunEvent {}

    record QuestionAnswered(QuestionId question, String answer) implements RunEvent {}

    /// A deadline of a step has passed before the step was through.
    ///
    /// @param deadline its place in the step's list, from 0
    record DeadlinePassed(StepId step, int deadline, Deadline.Effect deed) implements RunEvent {}

    /// The main line is frozen, and the steps of the contingency begin from the beginning.
    ///
    /// @param cause the step that went wrong, null where somebody saw something else
    record ContingencyOpened(ContingencyId contingency, @Nullable StepId cause, String reason)
            implements RunEvent {}

    /// Opened by mistake: nothing of it was done, and the run is held.
    record ContingencyClosed(ContingencyId contingency, String reason) implements RunEvent {}

    /// All its steps are done; the run goes on as it says.
    ///
    /// @param ending its place among the contingency's endings, from 0
    record ContingencyEnded(ContingencyId contingency, int ending) implements RunEvent {}

    /// These people act in a role from now on, and nobody else. What others signed or voted in it
    /// counts no more where the step is still open, and stands where it is done.
    record RoleGiven(RoleName role, List<PersonId> people, String reason) implements RunEvent {}

    record Commented(@Nullable StepId step, String text) implements RunEvent {}
}
