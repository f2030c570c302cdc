package dev.tminus.run.rules;

import dev.tminus.run.LateEntry;
import dev.tminus.run.RunCommand.EnterLate;
import dev.tminus.run.RunCommand.FinishStep;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunCommand.StartStep;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
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

    /// Nothing ends before it begins, and nobody signs what is not there yet.
    private static Optional<String> before(RunState state, What what, EnterLate late) {
        var step = state.step(what.step());
        var started =
                entered(step, LateEntry.Part.STARTED)
                        .map(LateEntry::happenedAt)
                        .or(() -> Optional.ofNullable(step.startedAt()));
        if (what.part() != LateEntry.Part.STARTED
                && started.filter(late.happenedAt()::isBefore).isPresent()) {
            return Optional.of(
                    "That is before step %s was started. Enter when it happened."
                            .formatted(Guard.number(state, what.step())));
        }
        return what.part() == LateEntry.Part.SIGNED
                        && step.phase() == StepPhase.SIGNING
                        && late.happenedAt().isBefore(signable(state, what.step()))
                ? Optional.of(
                        "That is before step %s was waiting for sign-off. Enter when it happened."
                                .formatted(Guard.number(state, what.step())))
                : Optional.empty();
    }

    /// Since when a step waits for signatures: since the end of its work, where that was entered
    /// late and no check came after it.
    private static Instant signable(RunState state, StepId id) {
        var step = state.step(id);
        return entered(step, LateEntry.Part.FINISHED)
                .filter(one -> one.enteredAt().equals(step.since()))
                .filter(_ -> Guard.step(state, id).verify().isEmpty())
                .map(LateEntry::happenedAt)
                .orElse(step.since());
    }

    /// What was last entered late of the present attempt.
    private static Optional<LateEntry> entered(StepState step, LateEntry.Part part) {
        return step.late().reversed().stream()
                .filter(one -> one.part() == part && one.attempt() == step.attempt())
                .findFirst();
    }

    private static Optional<What> what(EnterLate late) {
        if (late.command() instanceof StartStep(var step)) {
            return Optional.of(new What(step, LateEntry.Part.STARTED));
        }
        if (late.command() instanceof FinishStep(var step)) {
            return Optional.of(new What(step, LateEntry.Part.FINISHED));
        }
        return late.command() instanceof SignStep(var step, _, _)
                ? Optional.of(new What(step, LateEntry.Part.SIGNED))
                : Optional.empty();
    }

    private record What(StepId step, LateEntry.Part part) {}
}
