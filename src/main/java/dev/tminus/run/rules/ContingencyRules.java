package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.names.ContingencyId;
import java.util.Optional;

/// When a contingency may be opened, and how the run goes on once it has ended.
///
/// While one is open the main line is frozen, and results of checks from before count no more: what
/// follows is evaluated anew.
final class ContingencyRules {

    private ContingencyRules() {}

    static Optional<String> open(
            Draft draft, Actor actor, ContingencyId contingency, String reason) {
        var state = draft.state();
        var refusal = mayOpen(state, actor, contingency);
        if (refusal.isPresent()) {
            return refusal;
        }
        var offer =
                Contingencies.offer(state, Contingencies.find(state, contingency)).orElseThrow();
        var wrong =
                offer.cause() == null
                        ? Guard.reason(reason, "opening the contingency")
                        : Guard.fits(reason);
        if (wrong.isEmpty()) {
            Transitions.open(draft, contingency, offer.cause(), reason.strip());
        }
        return wrong;
    }

    static Optional<String> mayOpen(RunState state, Actor actor, ContingencyId contingency) {
        return Guard.underWay(state)
                .or(() -> known(state, contingency))
                .or(() -> Contingencies.mayOpenAny(state))
                .or(() -> offered(state, contingency))
                .or(() -> mayDecide(state, actor, contingency, "open it"));
    }

    static Optional<String> close(
            Draft draft, Actor actor, ContingencyId contingency, String reason) {
        var state = draft.state();
        var refusal =
                mayClose(state, actor, contingency)
                        .or(() -> Guard.reason(reason, "closing the contingency"));
        if (refusal.isEmpty()) {
            var lane = Contingencies.lane(state, contingency);
            lane.forEach(step -> Transitions.end(draft, step, "The contingency was closed."));
            draft.addInParts(
                    lane.stream()
                            .filter(step ->
                                    state.step(step).phase() == StepPhase.WAITING
                                            || state.step(step).phase() == StepPhase.READY)
                            .toList(),
                    RunEvent.StepsReturned::new);
            draft.add(new RunEvent.ContingencyClosed(contingency, reason.strip()));
            Transitions.checkAnew(draft, StepPhase.CHECKING);
        }
        return refusal;
    }

    static Optional<String> mayClose(RunState state, Actor actor, ContingencyId contingency) {
        return Guard.underWay(state)
                .or(() -> known(state, contingency))
                .or(() -> isOpen(state, contingency))
                .or(() -> mayDecide(state, actor, contingency, "close it"))
                .or(() -> untouched(state, contingency));
    }

    private static Optional<String> offered(RunState state, ContingencyId id) {
        return Contingencies.offer(state, Contingencies.find(state, id)).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s is not for where the run stands now."
                                .formatted(Guard.contingency(state, id)));
    }

    private static Optional<String> isOpen(RunState state, ContingencyId id) {
        return id.equals(state.contingency())
                ? Optional.empty()
                : Optional.of("%s is not open.".formatted(Guard.contingency(state, id)));
    }

    private static Optional<String> untouched(RunState state, ContingencyId id) {
        return Contingencies.lane(state, id).stream()
                .filter(step -> state.step(step).phase().hasStarted())
                .findFirst()
                .map(step ->
                        "Step %s has started; the contingency is carried out to its end."
                                .formatted(Guard.number(state, step)));
    }

    private static Optional<String> known(RunState state, ContingencyId id) {
        return state.checklist().runbook().contingencies().stream()
                        .anyMatch(one -> one.id().equals(id))
                ? Optional.empty()
                : Optional.of("This run has no contingency \"%s\".".formatted(id));
    }

    /// Its owner, or whoever the runbook lets open contingencies.
    private static Optional<String> mayDecide(
            RunState state, Actor actor, ContingencyId id, String verb) {
        var no = Guard.role(state, actor, Contingencies.find(state, id).owner(), verb);
        return no.isEmpty() || Guard.authority(state, actor, Authority.OPEN, verb).isEmpty()
                ? Optional.empty()
                : no;
    }
}
