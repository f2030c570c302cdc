package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who acts in a role of a run, and that those who are left are enough for every step that is still
/// to be signed or voted on.
final class RoleRules {

    private RoleRules() {}

    /// Whoever may call a run off may also give its roles to others, which is the smaller change.
    static Optional<String> give(Draft draft, Actor actor, RunCommand.GiveRole giving) {
        var state = draft.state();
        var refusal =
                mayGive(state, actor)
                        .or(() -> known(state, giving.role()))
                        .or(() -> other(state, giving))
                        .or(() -> Guard.reason(giving.reason(), "the change"))
                        .or(() -> tooFew(state, giving));
        if (refusal.isEmpty()) {
            draft.add(
                    new RunEvent.RoleGiven(
                            giving.role(), giving.people(), giving.reason().strip()));
            takeStartsBack(draft, giving);
            voteAnew(draft);
        }
        return refusal;
    }

    /// Whoever leaves a role starts nothing in it any more.
    private static void takeStartsBack(Draft draft, RunCommand.GiveRole giving) {
        for (var step : draft.state().checklist().steps()) {
            var asked = draft.state().step(step.id()).asked();
            if (asked != null
                    && step.owner().equals(giving.role())
                    && !giving.people().contains(asked.by())) {
                draft.add(new RunEvent.StartWithdrawn(step.id()));
            }
        }
    }

    /// A gate past its poll is voted on anew where its votes do not suffice any more.
    private static void voteAnew(Draft draft) {
        var state = draft.state();
        var gates =
                state.checklist().steps().stream()
                        .map(Step::id)
                        .filter(step -> Guard.isPoll(state, step))
                        .filter(step -> isPastItsPoll(state.step(step).phase()))
                        .filter(step ->
                                !QuorumTally.votes(Guard.step(state, step), state.step(step))
                                        .stream()
                                        .allMatch(QuorumTally::isMet))
                        .toList();
        gates.forEach(step -> Transitions.end(draft, step, "The gate is voted on anew."));
        draft.addInParts(gates, RunEvent.StepsReturned::new);
    }

    private static boolean isPastItsPoll(StepPhase phase) {
        return phase == StepPhase.CHECKING
                || phase == StepPhase.SIGNING
                || phase == StepPhase.FAILED
                || phase == StepPhase.INCONCLUSIVE;
    }

    static Optional<String> mayGive(RunState state, Actor actor) {
        return state.status().isOver()
                ? Guard.underWay(state)
                : Guard.authority(state, actor, Authority.SCRUB, "give roles to others");
    }

    private static Optional<String> known(RunState state, RoleName role) {
        return state.plan().roles().containsKey(role)
                ? Optional.empty()
                : Optional.of("The runbook has no role \"%s\".".formatted(role));
    }

    private static Optional<String> other(RunState state, RunCommand.GiveRole giving) {
        if (giving.people().isEmpty()) {
            return Optional.of("Choose somebody for %s.".formatted(giving.role()));
        }
        return Set.copyOf(giving.people()).equals(Set.copyOf(state.people(giving.role())))
                ? Optional.of("These people are in %s already.".formatted(giving.role()))
                : Optional.empty();
    }

    /// Only people who are in a team that fills the role, by the workspace as it is now.
    static Optional<String> stranger(
            RunState state, Workspace workspace, RunCommand.GiveRole giving) {
        var role = state.checklist().runbook().roles().get(giving.role());
        var everybody = role == null ? List.of() : workspace.candidates(role);
        return giving.people().stream()
                .filter(one -> !everybody.contains(one))
                .findFirst()
                .map(stranger -> stranger(workspace, stranger, giving.role()));
    }

    private static String stranger(Workspace workspace, PersonId stranger, RoleName role) {
        var person = workspace.people().get(stranger);
        var name = person == null ? stranger.value() : person.name();
        return person != null && person.gone()
                ? "%s is no longer in the workspace. Fix: choose somebody else for %s."
                        .formatted(name, role.words())
                : "%s is in no team that fills the role %s. Fix: add them to such a team in workspace.yaml."
                        .formatted(name, role.words());
    }

    /// What would be missing afterwards and is not missing now.
    private static Optional<String> tooFew(RunState state, RunCommand.GiveRole giving) {
        var before = Set.copyOf(missing(state));
        return missing(state.given(giving.role(), giving.people())).stream()
                .filter(problem -> !before.contains(problem))
                .findFirst();
    }

    private static List<String> missing(RunState state) {
        var problems = new ArrayList<String>();
        for (var step : state.checklist().steps()) {
            if (!state.step(step.id()).phase().satisfies()) {
                signed(state, step).ifPresent(problems::add);
                voted(state, step).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> signed(RunState state, Step step) {
        var quorums = step.signOffs().stream().map(SignOff::quorum).toList();
        return doers(state, step).stream().anyMatch(doers -> enough(state, quorums, doers))
                ? Optional.empty()
                : tell(
                        step,
                        "signatures",
                        quorums,
                        "Who does a step or starts the run may be excluded by \"distinct\". ");
    }

    private static Optional<String> voted(RunState state, Step step) {
        var quorums = step instanceof GateStep gate ? gate.poll() : List.<Quorum>of();
        return enough(state, quorums, Set.of())
                ? Optional.empty()
                : tell(step, "votes", quorums, "One person votes once. ");
    }

    private static Optional<String> tell(Step step, String what, List<Quorum> quorums, String why) {
        return Optional.of(
                "Step %s would not get its %s: %s. %sFix: choose more people."
                        .formatted(
                                step.basics().number(),
                                what,
                                quorums.stream()
                                        .map(quorum -> quorum.count() + " of " + quorum.role())
                                        .collect(Collectors.joining(", ")),
                                why));
    }

    /// Everybody who cannot sign because of the work, one set for each way it may still be done.
    private static List<Set<PersonId>> doers(RunState state, Step step) {
        var excluded = new HashSet<PersonId>();
        var starter = state.starter();
        if (starter != null && Guard.mustDiffer(state, StepPart.STARTER, StepPart.SIGNER)) {
            excluded.add(starter);
        }
        if (!Guard.mustDiffer(state, StepPart.DOER, StepPart.SIGNER)) {
            return List.of(excluded);
        }
        var done = state.step(step.id()).doers();
        excluded.addAll(done);
        if (!done.isEmpty() || step.basics().start() == Start.BY_ITSELF) {
            return List.of(excluded);
        }
        var owners = state.people(step.owner());
        return owners.isEmpty()
                ? List.of(excluded)
                : owners.stream().map(owner -> with(excluded, owner)).toList();
    }

    private static Set<PersonId> with(Set<PersonId> some, PersonId one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toSet());
    }

    /// Whether every role gets its count, nobody counted for two of them.
    private static boolean enough(
            RunState state, List<Quorum> quorums, Collection<PersonId> excluded) {
        var roles =
                quorums.stream()
                        .flatMap(quorum -> Stream.generate(quorum::role).limit(quorum.count()))
                        .toList();
        return Seats.canBeTaken(
                roles.stream()
                        .map(role ->
                                state.people(role).stream()
                                        .filter(one -> !excluded.contains(one))
                                        .toList())
                        .toList());
    }
}
