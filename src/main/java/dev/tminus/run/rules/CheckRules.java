package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.names.StepId;
import java.util.Optional;

/// How checks begin, end and are run again.
final class CheckRules {

    private CheckRules() {}

    /// Runs what has not passed once more, in a series of its own and at once, and what has passed
    /// before a contingency; everything, where a signer was not content with passes.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal = mayCheckAgain(state, actor, step);
        if (refusal.isEmpty()) {
            var uses = Guard.step(state, step).verify();
            var red = uses.stream().filter(use -> !hasPassed(state, step, use)).toList();
            var decided = red.stream().allMatch(CheckUse::reportOnly);
            (decided ? uses : red).forEach(use -> Transitions.begin(draft, step, use, true));
        }
        return refusal;
    }

    static Optional<String> mayCheckAgain(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> hasChecks(state, step))
                .or(() -> Guard.phase(state, step, Act.CHECK_AGAIN))
                .or(() -> Guard.ownerOr(state, actor, step, "check it again", Authority.RESUME))
                .or(() -> Guard.passable(state, step));
    }

    private static boolean hasPassed(RunState state, StepId step, CheckUse use) {
        return Series.of(state.step(step), use).passed()
                && state.step(step).ledger().lastEnded(use.as()) != null;
    }

    /// A result counts only for the attempt that is under way; a worker that comes late changes
    /// nothing.
    static Optional<String> record(Draft draft, Actor actor, RecordOutcome result) {
        var state = draft.state();
        var refusal =
                worker(actor)
                        .or(() -> Guard.known(state, result.step()))
                        .or(() -> awaited(state, result));
        if (refusal.isEmpty()) {
            draft.add(
                    new RunEvent.CheckEnded(
                            result.step(), result.use(), result.attempt(), result.outcome()));
            if (!state.checklist().protects(result.step(), result.use())) {
                Transitions.judge(draft, result.step());
            }
        }
        return refusal;
    }

    static Optional<String> stop(Draft draft, Actor actor, StepId step) {
        var refusal = mayStop(draft.state(), actor, step);
        if (refusal.isEmpty()) {
            Transitions.stopChecks(draft, step, "Stopped by %s.".formatted(Guard.person(actor)));
        }
        return refusal;
    }

    static Optional<String> mayStop(RunState state, Actor actor, StepId step) {
        return Guard.underWay(state)
                .or(() -> Guard.known(state, step))
                .or(() -> goesOn(state, step))
                .or(() ->
                        Guard.ownerOr(
                                state,
                                actor,
                                step,
                                "stop its checks",
                                Authority.HOLD,
                                Authority.RESUME));
    }

    private static Optional<String> worker(Actor actor) {
        return actor instanceof Actor.Worker
                ? Optional.empty()
                : Optional.of("Only the engine reports results of checks.");
    }

    private static Optional<String> awaited(RunState state, RecordOutcome result) {
        var last = state.step(result.step()).lastAttempt(result.use());
        return last != null && last.number() == result.attempt() && last.underWay()
                ? Optional.empty()
                : Optional.of(
                        "Attempt %d of %s in step %s is not under way."
                                .formatted(
                                        result.attempt(),
                                        result.use(),
                                        Guard.number(state, result.step())));
    }

    private static Optional<String> hasChecks(RunState state, StepId step) {
        return Guard.step(state, step).verify().isEmpty()
                ? Optional.of("Step %s has no checks.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> goesOn(RunState state, StepId step) {
        var now = state.step(step);
        return now.phase() == StepPhase.CHECKING || !now.ledger().underWay().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No check of step %s is under way.".formatted(Guard.number(state, step)));
    }
}
