package dev.tminus.run;

import dev.tminus.run.RunCommand.EnterLate;
import dev.tminus.run.RunCommand.FinishStep;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunCommand.StartStep;
import dev.tminus.runbook.StepId;
import java.util.Optional;

/// What was done on paper and is entered afterwards: both times are kept, and everything else is as
/// if it happened now.
final class LateRules {

    private LateRules() {}

    static Optional<String> refusal(Draft draft, EnterLate late) {
        var state = draft.state();
        var what = what(late);
        if (what.isEmpty()) {
            return Optional.of("Only a start, an end and a signature can be entered late.");
        }
        if (late.happenedAt().isAfter(draft.now())) {
            return Optional.of("That is in the future. Enter when it happened.");
        }
        var began = state.startedAt();
        if (began != null && late.happenedAt().isBefore(began)) {
            return Optional.of("That is before the run was started. Enter when it happened.");
        }
        return what.filter(one -> state.checklist().has(one.step()))
                .flatMap(one -> before(state, one, late));
    }

    static void enter(Draft draft, EnterLate late) {
        what(late)
                .ifPresent(one ->
                        draft.add(
                                new RunEvent.EnteredLate(
                                        one.step(), one.part(), late.happenedAt())));
    }

    /// Nothing ends before it begins.
    private static Optional<String> before(RunState state, What what, EnterLate late) {
        var started =
                state.step(what.step()).late().reversed().stream()
                        .filter(one ->
                                one.part() == LateEntry.Part.STARTED
                                        && one.attempt() == state.step(what.step()).attempt())
                        .map(LateEntry::happenedAt)
                        .findFirst()
                        .or(() -> Optional.ofNullable(state.step(what.step()).startedAt()));
        return what.part() != LateEntry.Part.STARTED
                        && started.isPresent()
                        && late.happenedAt().isBefore(started.get())
                ? Optional.of(
                        "That is before step %s was started. Enter when it happened."
                                .formatted(Guard.number(state, what.step())))
                : Optional.empty();
    }

    private static Optional<What> what(EnterLate late) {
        if (late.deed() instanceof StartStep(var step)) {
            return Optional.of(new What(step, LateEntry.Part.STARTED));
        }
        if (late.deed() instanceof FinishStep(var step)) {
            return Optional.of(new What(step, LateEntry.Part.FINISHED));
        }
        return late.deed() instanceof SignStep(var step, _, _)
                ? Optional.of(new What(step, LateEntry.Part.SIGNED))
                : Optional.empty();
    }

    private record What(StepId step, LateEntry.Part part) {}
}
