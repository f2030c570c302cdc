package dev.tminus.run;

import static dev.tminus.run.StepPhase.FAILED;
import static dev.tminus.run.StepPhase.READY;
import static dev.tminus.run.StepPhase.RUNNING;

import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Party;
import dev.tminus.runbook.StepId;
import java.util.Optional;

/// What the owner of a step may do.
final class WorkRules {

    private WorkRules() {}

    static Optional<String> start(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> Guard.phase(state, step, READY, "started"))
                        .or(() -> owner(state, actor, step, "start it"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> Guard.notHeld(state));
        if (refusal.isEmpty()) {
            begin(draft, step);
        }
        return refusal;
    }

    static Optional<String> finish(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> manual(state, step))
                        .or(() -> Guard.phase(state, step, RUNNING, "finished"))
                        .or(() -> owner(state, actor, step, "finish it"))
                        .or(() -> starterMayDo(state, actor));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.WorkDone(step));
            signOrDone(draft, step);
        }
        return refusal;
    }

    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> manual(state, step))
                        .or(() -> hasFailed(state, step))
                        .or(() -> owner(state, actor, step, "work on it again"))
                        .or(() -> starterMayDo(state, actor));
        if (refusal.isEmpty()) {
            begin(draft, step);
        }
        return refusal;
    }

    /// Begins the next attempt of a step's work, and with it the checks of a check step.
    static void begin(Draft draft, StepId step) {
        draft.add(new RunEvent.StepStarted(step, draft.state().step(step).attempt() + 1));
        if (Guard.step(draft.state(), step) instanceof CheckStep check) {
            check.verify().forEach(use -> CheckRules.begin(draft, step, use.as()));
        }
    }

    /// The work is done: now come the signatures, or nothing more.
    static void signOrDone(Draft draft, StepId step) {
        draft.add(
                Guard.step(draft.state(), step).signOffs().isEmpty()
                        ? new RunEvent.StepDone(step)
                        : new RunEvent.SigningOpened(step));
    }

    static Optional<String> owner(RunState state, Actor actor, StepId step, String verb) {
        return Guard.role(state, actor, Guard.step(state, step).owner(), verb);
    }

    private static Optional<String> manual(RunState state, StepId step) {
        return switch (Guard.step(state, step)) {
            case ManualStep _ -> Optional.empty();
            case CheckStep _, GateStep _ ->
                    Optional.of(
                            "Step %s is not worked on by hand."
                                    .formatted(Guard.number(state, step)));
        };
    }

    private static Optional<String> hasFailed(RunState state, StepId step) {
        return state.step(step).phase() == FAILED
                ? Optional.empty()
                : Optional.of(
                        Guard.wrongPhase(
                                state, step, "it can be worked on again once it has failed"));
    }

    private static Optional<String> starterMayDo(RunState state, Actor actor) {
        var same = Guard.person(actor).equals(state.starter());
        return same && Guard.mustDiffer(state, Party.STARTER, Party.DOER)
                ? Optional.of("You started this run. Somebody else must do its steps.")
                : Optional.empty();
    }
}
