package dev.tminus.run;

import static dev.tminus.run.StepPhase.FAILED;
import static dev.tminus.run.StepPhase.INCONCLUSIVE;
import static dev.tminus.run.StepPhase.READY;
import static dev.tminus.run.StepPhase.RUNNING;
import static dev.tminus.run.StepPhase.WAITING;

import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Party;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.WaitStep;
import java.util.Optional;

/// What the owner of a step may do.
final class WorkRules {

    private WorkRules() {}

    static Optional<String> start(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> Guard.line(state, step))
                        .or(() -> startable(draft, step))
                        .or(() -> owner(state, actor, step, "start it"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> notAsked(state, step))
                        .or(() -> Guard.notHeld(state));
        if (refusal.isEmpty()) {
            if (ProtectionRules.of(state, step).isEmpty()) {
                begin(draft, step);
            } else {
                ProtectionRules.ask(draft, step);
            }
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
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> FormRules.incomplete(state, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.WorkDone(step));
            CheckRules.verify(draft, step);
        }
        return refusal;
    }

    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> Guard.line(state, step))
                        .or(() -> manual(state, step))
                        .or(() -> hasFailed(state, step))
                        .or(() -> owner(state, actor, step, "work on it again"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> Guard.stands(state, step));
        if (refusal.isEmpty()) {
            begin(draft, step);
        }
        return refusal;
    }

    /// Begins the next attempt of a step's work, and with it the checks of a check step.
    static void begin(Draft draft, StepId step) {
        draft.add(new RunEvent.StepStarted(step, draft.state().step(step).attempt() + 1));
        switch (Guard.step(draft.state(), step)) {
            case CheckStep _ -> CheckRules.beginDue(draft, step);
            case WaitStep wait ->
                    draft.add(
                            new RunEvent.WaitBegun(
                                    step, Waits.end(draft.state(), wait, draft.now())));
            case ManualStep _, GateStep _, ActionStep _, AnnounceStep _, RunbookStep _ -> {}
        }
    }

    /// The work is done and its checks passed: now come the signatures, or nothing more.
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
            case CheckStep _,
                    GateStep _,
                    WaitStep _,
                    ActionStep _,
                    AnnounceStep _,
                    RunbookStep _ ->
                    Optional.of(
                            "Step %s is not worked on by hand."
                                    .formatted(Guard.number(state, step)));
        };
    }

    private static Optional<String> hasFailed(RunState state, StepId step) {
        var phase = state.step(step).phase();
        return phase == FAILED || phase == INCONCLUSIVE
                ? Optional.empty()
                : Optional.of(
                        Guard.wrongPhase(
                                state,
                                step,
                                "it can be worked on again once it has failed or is without an answer"));
    }

    /// Ready, or held back by nothing but protections.
    private static Optional<String> startable(Draft draft, StepId step) {
        var state = draft.state();
        if (state.step(step).phase() != WAITING) {
            return Guard.phase(state, step, READY, "started");
        }
        var number = Guard.number(state, step);
        if (!ProtectionRules.tried(state, step, draft.now())) {
            return Optional.of(
                    "Step %s is waiting for its time; it can be started once it is ready to start."
                            .formatted(number));
        }
        return Guard.step(state, step).basics().start() == Start.BY_ITSELF
                ? Optional.of(
                        "Step %s starts by itself once its protections hold.".formatted(number))
                : Optional.empty();
    }

    private static Optional<String> notAsked(RunState state, StepId step) {
        var asked = state.step(step).asked();
        return asked == null
                ? Optional.empty()
                : Optional.of(
                        "%s has asked to start step %s; it starts once its protections hold."
                                .formatted(asked.by(), Guard.number(state, step)));
    }

    private static Optional<String> starterMayDo(RunState state, Actor actor) {
        var same = Guard.person(actor).equals(state.starter());
        return same && Guard.mustDiffer(state, Party.STARTER, Party.DOER)
                ? Optional.of("You started this run. Somebody else must do its steps.")
                : Optional.empty();
    }
}
