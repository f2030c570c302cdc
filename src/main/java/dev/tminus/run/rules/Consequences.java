package dev.tminus.run.rules;

import dev.tminus.run.MetNeeds;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What follows by itself from what is recorded: steps become ready, begin, or lose what they need;
/// the run ends.
public final class Consequences {

    private Consequences() {}

    /// Adds everything that follows, until nothing more does.
    static void draw(Draft draft) {
        if (!draft.state().status().isUnderWay()) {
            return;
        }
        draft.goOnByItself();
        int entries;
        do {
            entries = draft.size();
            goOn(draft);
            DeadlineRules.pass(draft);
            EndContingency.ifThrough(draft);
        } while (draft.size() > entries && draft.state().status().isUnderWay());
        if (draft.state().status() == RunStatus.RUNNING
                && draft.state().done() == draft.state().checklist().mainLine()) {
            draft.add(new RunEvent.RunCompleted());
        }
    }

    /// Everything goes on that may, before a deadline of the same moment can hold it.
    private static void goOn(Draft draft) {
        int entries;
        do {
            entries = draft.size();
            RepeatRules.pass(draft);
            takeBack(draft);
            release(draft);
            protect(draft);
            begin(draft);
            endWaits(draft);
            checkAgain(draft);
        } while (draft.size() > entries);
    }

    /// When time alone will next let something go on, or nothing where it will not.
    static Optional<Instant> nextDue(RunState state, Instant now) {
        return state.status().isUnderWay()
                ? Stream.concat(
                                IntStream.range(0, state.steps().size())
                                        .mapToObj(place -> nextDue(state, place, now))
                                        .flatMap(Optional::stream),
                                Stream.concat(DeadlineRules.next(state), RepeatRules.next(state)))
                        .min(Instant::compareTo)
                : Optional.empty();
    }

    private static Optional<Instant> nextDue(RunState state, int place, Instant now) {
        return switch (state.steps().at(place).phase()) {
            case WAITING ->
                    Protections.tried(state, id(state, place), now)
                            ? Protections.next(state, id(state, place), now)
                            : due(state, place);
            case RUNNING -> Optional.ofNullable(state.steps().at(place).waitsUntil());
            case CHECKING ->
                    state.isFrozen(id(state, place))
                            ? Optional.empty()
                            : state.checklist().steps().get(place).verify().stream()
                                    .map(use -> Series.of(state.steps().at(place), use).next())
                                    .flatMap(Optional::stream)
                                    .min(Instant::compareTo);
            default -> Optional.empty();
        };
    }

    private static void takeBack(Draft draft) {
        var state = draft.state();
        var needs = state.needs();
        var lost =
                ids(
                        state,
                        IntStream.concat(
                                places(state, StepPhase.WAITING, StepPhase.READY)
                                        .filter(place -> !letsBegin(state, needs, place)),
                                places(state, StepPhase.NOT_APPLICABLE)
                                        .filter(place -> !needs.stood(place))));
        lost.forEach(
                step -> Transitions.end(draft, step, "What the step needs is no longer there."));
        draft.addInParts(lost, RunEvent.StepsReturned::new);
        var outdated =
                ids(
                        state,
                        IntStream.range(0, state.steps().size())
                                .filter(needs::lost)
                                .filter(place ->
                                        !state.steps().at(place).outdated()
                                                || isSignedInVain(draft, place)));
        draft.addInParts(outdated, RunEvent.StepsOutdated::new);
    }

    /// Whether a step that was outdated already was signed before what it needs was lost once more.
    private static boolean isSignedInVain(Draft draft, int place) {
        var step = draft.state().steps().at(place);
        return step.phase() == StepPhase.SIGNING
                && !step.signatures().isEmpty()
                && draft.before().needs().hold(place);
    }

    private static void release(Draft draft) {
        var state = draft.state();
        var needs = state.needs();
        var ready = new ArrayList<StepId>();
        var waiting = new ArrayList<StepId>();
        var none = new ArrayList<StepId>();
        places(state, StepPhase.PLANNED)
                .filter(place -> needs.hold(place) && mayBegin(state, place))
                .forEach(place ->
                        Evaluation.applies(state, id(state, place))
                                .filter(applies -> !applies || letsBegin(state, needs, place))
                                .map(applies ->
                                        !applies
                                                ? none
                                                : mayGo(state, place, draft.now())
                                                        ? ready
                                                        : waiting)
                                .ifPresent(which -> which.add(id(state, place))));
        places(state, StepPhase.WAITING)
                .filter(place -> letsBegin(state, needs, place) && mayBegin(state, place))
                .filter(place -> mayGo(state, place, draft.now()))
                .forEach(place -> ready.add(id(state, place)));
        draft.addInParts(none, RunEvent.StepsNotApplicable::new);
        draft.addInParts(waiting, part -> new RunEvent.StepsReleased(part, List.of()));
        draft.addInParts(ready, part -> new RunEvent.StepsReleased(List.of(), part));
    }

    private static boolean letsBegin(RunState state, MetNeeds needs, int place) {
        return needs.letBegin(place) && state.unanswered(id(state, place)).isEmpty();
    }

    /// Of the main line while no contingency is open, else of the open one.
    private static boolean mayBegin(RunState state, int place) {
        return state.isInLine(id(state, place));
    }

    private static void endWaits(Draft draft) {
        var state = draft.state();
        places(state, StepPhase.RUNNING)
                .filter(place -> {
                    var until = state.steps().at(place).waitsUntil();
                    return until != null && !draft.now().isBefore(until);
                })
                .forEach(place -> Transitions.verify(draft, id(state, place)));
    }

    private static void protect(Draft draft) {
        ids(draft.state(), places(draft.state(), StepPhase.WAITING)).stream()
                .filter(step -> Protections.tried(draft.state(), step, draft.now()))
                .forEach(step -> ProtectionRounds.goOn(draft, step));
    }

    private static void checkAgain(Draft draft) {
        ids(draft.state(), places(draft.state(), StepPhase.CHECKING))
                .forEach(step -> Transitions.beginDue(draft, step));
    }

    private static void begin(Draft draft) {
        var state = draft.state();
        places(state, StepPhase.READY)
                .filter(place ->
                        state.checklist().steps().get(place).basics().start() == Start.BY_ITSELF
                                && state.goesOn(id(state, place)))
                .forEach(place -> Transitions.begin(draft, id(state, place)));
    }

    private static IntStream places(RunState state, StepPhase... phases) {
        var wanted = List.of(phases);
        return IntStream.range(0, state.steps().size())
                .filter(place -> wanted.contains(state.steps().at(place).phase()));
    }

    /// Whether nothing holds it back any more: neither time nor protections.
    private static boolean mayGo(RunState state, int place, Instant now) {
        return isDue(state, place, now)
                && state.checklist().steps().get(place).requires().isEmpty();
    }

    private static boolean isDue(RunState state, int place, Instant now) {
        return due(state, place).map(at -> !now.isBefore(at)).orElse(true);
    }

    private static Optional<Instant> due(RunState state, int place) {
        var step = state.checklist().steps().get(place);
        return step.heldByTime() ? Optional.ofNullable(state.at(step.id())) : Optional.empty();
    }

    private static StepId id(RunState state, int place) {
        return state.checklist().steps().get(place).id();
    }

    private static List<StepId> ids(RunState state, IntStream places) {
        return places.mapToObj(place -> id(state, place)).toList();
    }
}
