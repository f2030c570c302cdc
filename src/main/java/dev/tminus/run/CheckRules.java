package dev.tminus.run;

import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.StepId;
import java.util.Optional;
import java.util.stream.Stream;

/// How checks begin, end and are run again.
final class CheckRules {

    private CheckRules() {}

    /// Runs what has not passed once more, in a series of its own and at once, and what has passed
    /// before a contingency; everything, where a signer was not content with passes.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> hasChecks(state, step))
                        .or(() -> ended(state, step))
                        .or(() -> mayAskAgain(state, actor, step))
                        .or(() -> Guard.passable(state, step));
        if (refusal.isEmpty()) {
            var uses = Guard.step(state, step).verify();
            var red = uses.stream().filter(use -> !hasPassed(state, step, use)).toList();
            var decided = red.stream().allMatch(CheckUse::reportOnly);
            (decided ? uses : red).forEach(use -> Transitions.begin(draft, step, use, true));
        }
        return refusal;
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
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> goesOn(state, step))
                        .or(() -> mayStop(state, actor, step));
        if (refusal.isEmpty()) {
            Transitions.stopChecks(
                    draft, step, "Stopped by %s.".formatted(Guard.person(actor)));
        }
        return refusal;
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

    private static Optional<String> ended(RunState state, StepId step) {
        var phase = state.step(step).phase();
        return phase == StepPhase.FAILED || phase == StepPhase.INCONCLUSIVE
                ? Optional.empty()
                : Optional.of(
                        Guard.wrongPhase(
                                state,
                                step,
                                "it can be checked again once it has failed or is without an answer"));
    }

    private static Optional<String> goesOn(RunState state, StepId step) {
        var now = state.step(step);
        return now.phase() == StepPhase.CHECKING || !now.ledger().underWay().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No check of step %s is under way.".formatted(Guard.number(state, step)));
    }

    private static Optional<String> mayAskAgain(RunState state, Actor actor, StepId step) {
        var owner = Guard.owner(state, actor, step, "check it again");
        return owner.isEmpty()
                        || Guard.authority(state, actor, Authority.RESUME, "check it again")
                                .isEmpty()
                ? Optional.empty()
                : owner;
    }

    private static Optional<String> mayStop(RunState state, Actor actor, StepId step) {
        var owner = Guard.owner(state, actor, step, "stop its checks");
        return owner.isEmpty()
                        || Stream.of(Authority.HOLD, Authority.RESUME)
                                .anyMatch(right ->
                                        Guard.authority(state, actor, right, "stop its checks")
                                                .isEmpty())
                ? Optional.empty()
                : owner;
    }
}
