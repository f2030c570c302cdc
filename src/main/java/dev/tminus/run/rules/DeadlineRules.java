package dev.tminus.run.rules;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What passes unnoticed by people: deadlines remind, escalate or hold, and never approve.
final class DeadlineRules {

    private DeadlineRules() {}

    /// Records every deadline that has passed by now.
    static void pass(Draft draft) {
        var checklist = draft.state().checklist();
        checklist
                .withDeadlines()
                .forEach(place -> {
                    var step = checklist.steps().get(place);
                    open(draft.state(), step.id())
                            .filter(number -> {
                                var due =
                                        Deadlines.due(
                                                draft.state(),
                                                step.id(),
                                                step.policy().deadlines().get(number));
                                return due.isPresent() && !draft.now().isBefore(due.get());
                            })
                            .boxed()
                            .toList()
                            .forEach(number -> pass(draft, step.id(), number));
                });
    }

    /// When the next deadline of any step passes.
    static Stream<Instant> next(RunState state) {
        var checklist = state.checklist();
        return checklist
                .withDeadlines()
                .mapToObj(place -> checklist.steps().get(place))
                .flatMap(step ->
                        open(state, step.id())
                                .mapToObj(number ->
                                        Deadlines.due(
                                                state,
                                                step.id(),
                                                step.policy().deadlines().get(number)))
                                .flatMap(Optional::stream));
    }

    /// Those that have not passed, of a step that is not through and not frozen.
    private static IntStream open(RunState state, StepId step) {
        var now = state.step(step);
        return now.phase().satisfies() || !state.isInLine(step)
                ? IntStream.empty()
                : IntStream.range(0, Guard.step(state, step).policy().deadlines().size())
                        .filter(number -> !now.deadlines().contains(number));
    }

    private static void pass(Draft draft, StepId step, int number) {
        var deadline = Guard.step(draft.state(), step).policy().deadlines().get(number);
        draft.add(new RunEvent.DeadlinePassed(step, number, deadline.effect()));
        if (deadline.effect() == Deadline.Effect.HOLD) {
            Transitions.hold(draft, step, "is past its deadline");
        }
    }
}
