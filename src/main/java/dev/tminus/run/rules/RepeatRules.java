package dev.tminus.run.rules;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Recurrence;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Steps that are repeated: each is done until it is due once more, and is due no more once the
/// step has started that ends it.
///
/// Nothing is due while the run is held; what comes due meanwhile is due as soon as it goes on.
final class RepeatRules {

    private RepeatRules() {}

    /// Records every step that is due once more by now.
    static void pass(Draft draft) {
        var state = draft.state();
        var due =
                state.checklist()
                        .repeated()
                        .mapToObj(place -> state.checklist().steps().get(place).id())
                        .filter(step -> state.goesOn(step))
                        .filter(step ->
                                next(state, step)
                                        .filter(next -> !draft.now().isBefore(next))
                                        .isPresent())
                        .toList();
        draft.addInParts(due, RunEvent.StepsDueAgain::new);
    }

    /// When the next of them is due.
    static Stream<Instant> next(RunState state) {
        return state.checklist()
                .repeated()
                .mapToObj(place -> state.checklist().steps().get(place).id())
                .filter(state::goesOn)
                .flatMap(step -> next(state, step).stream());
    }

    /// When a step that was done or skipped is due once more, or nothing where it is not.
    ///
    /// Its `at` says at which times; without one they count from when it was ready last.
    static Optional<Instant> next(RunState state, StepId id) {
        var repeat = Guard.step(state, id).policy().repeat();
        var step = state.step(id);
        boolean isOver = step.phase() == StepPhase.DONE || step.phase() == StepPhase.SKIPPED;
        if (repeat == null || !isOver || hasBegun(state, repeat.until())) {
            return Optional.empty();
        }
        var planned = state.at(id);
        var ready = step.readyAt();
        var first = planned != null ? planned : ready != null ? ready : step.since();
        var zone = state.checklist().runbook().timezone();
        return Optional.of(new Recurrence(first, repeat.every(), zone).after(step.since()));
    }

    private static boolean hasBegun(RunState state, StepId until) {
        var phase = state.step(until).phase();
        return phase.hasStarted() || phase.isEnd();
    }
}
