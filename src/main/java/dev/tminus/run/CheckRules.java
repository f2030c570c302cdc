package dev.tminus.run;

import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.StepId;
import java.util.List;
import java.util.Optional;

/// How checks begin, end and are run again.
final class CheckRules {

    private CheckRules() {}

    static List<CheckUse> uses(RunState state, StepId step) {
        return Guard.step(state, step).verify();
    }

    static void begin(Draft draft, StepId step, String use) {
        var last = draft.state().step(step).lastAttempt(use);
        draft.add(new RunEvent.CheckStarted(step, use, last == null ? 1 : last.number() + 1));
    }

    /// Runs what has not passed once more; everything, where a signer was not content with passes.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> hasChecks(state, step))
                        .or(() -> ended(state, step))
                        .or(() -> mayAskAgain(state, actor, step));
        if (refusal.isEmpty()) {
            var uses = uses(state, step);
            var red = uses.stream().filter(use -> !passed(state.step(step), use)).toList();
            (red.isEmpty() ? uses : red).forEach(use -> begin(draft, step, use.as()));
        }
        return refusal;
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
            judge(draft, result.step());
        }
        return refusal;
    }

    static boolean passed(StepState step, CheckUse use) {
        return step.lastOutcome(use.as()) instanceof Outcome.Passed;
    }

    private static void judge(Draft draft, StepId step) {
        var state = draft.state().step(step);
        var uses = uses(draft.state(), step);
        if (uses.stream().anyMatch(use -> state.underWay(use.as()))) {
            return;
        }
        var outcomes =
                uses.stream()
                        .flatMap(use -> Optional.ofNullable(state.lastOutcome(use.as())).stream())
                        .toList();
        var failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).findFirst();
        var open = outcomes.stream().filter(Outcome.Inconclusive.class::isInstance).findFirst();
        if (failed.isPresent()) {
            fail(draft, step, failed.get().summary());
        } else if (open.isPresent()) {
            draft.add(new RunEvent.StepInconclusive(step, open.get().summary()));
            hold(draft, step, "could not be checked");
        } else {
            WorkRules.signOrDone(draft, step);
        }
    }

    /// A step that fails holds the run.
    static void fail(Draft draft, StepId step, String reason) {
        draft.add(new RunEvent.StepFailed(step, reason));
        hold(draft, step, "failed");
    }

    static void hold(Draft draft, StepId step, String what) {
        if (draft.state().status() == RunStatus.RUNNING) {
            var reason =
                    "Step %s, %s, %s."
                            .formatted(
                                    Guard.number(draft.state(), step),
                                    Guard.step(draft.state(), step).title(),
                                    what);
            draft.add(new RunEvent.RunHeld(reason, step));
        }
    }

    private static Optional<String> worker(Actor actor) {
        return actor instanceof Actor.Worker
                ? Optional.empty()
                : Optional.of("Only the engine reports results of checks.");
    }

    private static Optional<String> awaited(RunState state, RecordOutcome result) {
        var last = state.step(result.step()).lastAttempt(result.use());
        return last != null && last.number() == result.attempt() && last.outcome() == null
                ? Optional.empty()
                : Optional.of(
                        "Attempt %d of %s in step %s is not under way."
                                .formatted(
                                        result.attempt(),
                                        result.use(),
                                        Guard.number(state, result.step())));
    }

    private static Optional<String> hasChecks(RunState state, StepId step) {
        return uses(state, step).isEmpty()
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

    private static Optional<String> mayAskAgain(RunState state, Actor actor, StepId step) {
        var owner = WorkRules.owner(state, actor, step, "check it again");
        return owner.isEmpty()
                        || Guard.authority(state, actor, Authority.RESUME, "check it again")
                                .isEmpty()
                ? Optional.empty()
                : owner;
    }
}
