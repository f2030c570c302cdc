package dev.tminus.run;

import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What follows by itself from what is recorded: steps become ready, begin, or lose what they need;
/// the run ends.
final class Consequences {

    /// Most steps that one entry names, so that an entry stays small whatever the runbook's size.
    static final int STEPS_PER_ENTRY = 1_000;

    private Consequences() {}

    /// Adds everything that follows, until nothing more does.
    static void draw(Draft draft) {
        if (draft.state().status() != RunStatus.RUNNING
                && draft.state().status() != RunStatus.HELD) {
            return;
        }
        draft.goOnByItself();
        int entries;
        do {
            entries = draft.entries().size();
            takeBack(draft);
            release(draft);
            begin(draft);
        } while (draft.entries().size() > entries);
        if (draft.state().done() == draft.state().steps().size()
                && draft.state().status() == RunStatus.RUNNING) {
            draft.add(new RunEvent.RunCompleted());
        }
    }

    /// When time alone will next let a step go on, or nothing where none waits for it.
    static Optional<Instant> nextDue(RunState state) {
        return IntStream.range(0, state.steps().size())
                .filter(place -> state.steps().at(place).phase() == StepPhase.WAITING)
                .mapToObj(place -> due(state, place))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static void takeBack(Draft draft) {
        var state = draft.state();
        var lost =
                ids(
                        state,
                        places(state, StepPhase.WAITING, StepPhase.READY)
                                .filter(place -> !satisfied(state, place)));
        parts(lost).forEach(part -> draft.add(new RunEvent.StepsReturned(part)));
    }

    private static void release(Draft draft) {
        var state = draft.state();
        var ready = new ArrayList<StepId>();
        var waiting = new ArrayList<StepId>();
        places(state, StepPhase.PLANNED)
                .filter(place -> satisfied(state, place))
                .forEach(place ->
                        (isDue(state, place, draft.now()) ? ready : waiting).add(id(state, place)));
        places(state, StepPhase.WAITING)
                .filter(place -> satisfied(state, place) && isDue(state, place, draft.now()))
                .forEach(place -> ready.add(id(state, place)));
        parts(waiting).forEach(part -> draft.add(new RunEvent.StepsReleased(part, List.of())));
        parts(ready).forEach(part -> draft.add(new RunEvent.StepsReleased(List.of(), part)));
    }

    private static void begin(Draft draft) {
        if (draft.state().status() != RunStatus.RUNNING) {
            return;
        }
        var state = draft.state();
        places(state, StepPhase.READY)
                .filter(place ->
                        state.checklist().steps().get(place).basics().start() == Start.BY_ITSELF)
                .forEach(place -> WorkRules.begin(draft, id(state, place)));
    }

    private static IntStream places(RunState state, StepPhase... phases) {
        var wanted = List.of(phases);
        return IntStream.range(0, state.steps().size())
                .filter(place -> wanted.contains(state.steps().at(place).phase()));
    }

    private static boolean satisfied(RunState state, int place) {
        return state.checklist()
                .needs(place)
                .allMatch(need -> state.steps().at(need).phase() == StepPhase.DONE);
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

    static <T> List<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + STEPS_PER_ENTRY)
                .mapToObj(from ->
                        List.copyOf(
                                all.subList(from, Math.min(all.size(), from + STEPS_PER_ENTRY))))
                .toList();
    }
}
