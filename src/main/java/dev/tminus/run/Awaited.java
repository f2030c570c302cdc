package dev.tminus.run;

import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that a run waits for a person to do.
///
/// @param step where it is done, null where it concerns the run as a whole
/// @param question the one to answer, null for none
/// @param contingency the one to decide about, null for none
/// @param role as whom the person is awaited
/// @param since when it began to wait, null where that was when the run was planned or is not known
/// @param due when it should be done: a deadline, else the plan; null where neither says
/// @param reminded whether a deadline of the step has passed meanwhile
public record Awaited(
        Task task,
        @Nullable StepId step,
        @Nullable QuestionId question,
        @Nullable ContingencyId contingency,
        RoleName role,
        @Nullable Instant since,
        @Nullable Instant due,
        boolean reminded,
        Urgency urgency) {

    /// What is to be done.
    public enum Task {
        SIGN,
        VOTE,
        START,
        FINISH,
        /// A value or a file is missing before the step can be finished.
        FILL_IN,
        /// The step failed, has no answer, or its poll ended no-go.
        MEND,
        ANSWER,
        /// Open a contingency that is offered, or go another way.
        DECIDE,
        RESUME,
        START_RUN,
        /// A deadline passed that is told to those who may resume the run.
        LOOK_AFTER
    }

    /// How much depends on it now, most first.
    public enum Urgency {
        /// Its part of the run stands still until somebody acts.
        STOPPED,
        /// It should have been done by now.
        OVERDUE,
        OPEN
    }

    /// The next step that a person takes part in, before it asks for them.
    ///
    /// @param at its planned start, null where nothing gives it a time
    public record Ahead(StepId step, @Nullable Instant at) {}

    /// What nobody is left to do.
    ///
    /// @param gone everybody who could, had they not gone
    public record Lost(Awaited what, List<PersonId> gone) {

        public Lost {
            gone = List.copyOf(gone);
        }
    }

    /// Everything that a run waits for a person to do, the most urgent first; nothing once it is
    /// over.
    public static List<Awaited> of(RunState run, PersonId person, Instant now) {
        return run.status().isOver() ? List.of() : new FindAwaited(run, person, now).all();
    }

    /// What a run waits for that nobody is left to do: whoever is awaited has gone from the
    /// workspace.
    ///
    /// @param workspace with the people of today
    public static List<Lost> lost(RunState run, Workspace workspace, Instant now) {
        var people =
                run.plan().roles().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted(Comparator.comparing(PersonId::value))
                        .toList();
        if (people.stream().noneMatch(workspace::isGone)) {
            return List.of();
        }
        var awaited = new LinkedHashMap<Awaited, List<PersonId>>();
        for (var person : people) {
            for (var one : of(run, person, now)) {
                awaited.computeIfAbsent(one, _ -> new ArrayList<>()).add(person);
            }
        }
        return awaited.entrySet().stream()
                .filter(one -> one.getValue().stream().allMatch(workspace::isGone))
                .map(one -> new Lost(one.getKey(), one.getValue()))
                .toList();
    }

    /// The earliest step of a run that will ask for a person later: to do it, to sign it or to
    /// vote.
    public static Optional<Ahead> ahead(RunState run, PersonId person) {
        return run.status().isOver() ? Optional.empty() : FindAwaited.ahead(run, person);
    }

    /// Whether a step waits for a person. Quick, since it is asked of every step of a long
    /// checklist.
    public static boolean person(RunState run, Step step, StepState state, PersonId person) {
        return switch (state.phase()) {
            case READY ->
                    step.basics().start() == Start.BY_OWNER && run.holds(person, step.owner());
            case RUNNING ->
                    switch (step) {
                        case GateStep gate -> vote(run, gate, state, person).isPresent();
                        case ManualStep _ -> run.holds(person, step.owner());
                        case CheckStep _, WaitStep _, ActionStep _, AnnounceStep _, RunbookStep _ ->
                                false;
                    };
            case SIGNING -> signature(run, step, state, person).isPresent();
            case FAILED, INCONCLUSIVE, NO_GO -> run.holds(person, step.owner());
            case PLANNED, WAITING, CHECKING, DONE, SKIPPED, NOT_APPLICABLE, NOT_REACHED -> false;
        };
    }

    /// The role in which a person's signature is awaited.
    public static Optional<RoleName> signature(
            RunState run, Step step, StepState state, PersonId person) {
        if (state.doers().contains(person)
                || state.signatures().stream().anyMatch(one -> one.person().equals(person))) {
            return Optional.empty();
        }
        return step.signOffs().stream()
                .filter(one -> run.holds(person, one.role()) && !isMet(one, state))
                .map(SignOff::role)
                .findFirst();
    }

    public static boolean isMet(SignOff signOff, StepState state) {
        return signed(signOff.role(), state) >= signOff.count();
    }

    /// How many signatures of a role count.
    public static int signed(RoleName role, StepState state) {
        return (int) state.signatures().stream().filter(one -> one.role().equals(role)).count();
    }

    /// The role in which a person's vote is awaited.
    public static Optional<RoleName> vote(
            RunState run, GateStep gate, StepState state, PersonId person) {
        if (state.ballots().stream().anyMatch(one -> one.person().equals(person))) {
            return Optional.empty();
        }
        return gate.poll().stream()
                .filter(one -> run.holds(person, one.role()) && go(one.role(), state) < one.count())
                .map(Quorum::role)
                .findFirst();
    }

    /// How many votes of a role are for go.
    public static int go(RoleName role, StepState state) {
        return (int)
                state.ballots().stream().filter(one -> one.go() && one.role().equals(role)).count();
    }
}
