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
                Guard.open(state, step)
                        .or(() -> startable(draft, step))
                        .or(() -> Guard.owner(state, actor, step, "start it"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> notAsked(state, step))
                        .or(() -> Guard.notHeld(state));
        if (refusal.isEmpty()) {
            if (Protections.of(state, step).isEmpty()) {
                Transitions.begin(draft, step);
            } else {
                ProtectionRounds.ask(draft, step);
            }
        }
        return refusal;
    }

    static Optional<String> withdraw(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> asked(state, step))
                        .or(() -> mayWithdraw(state, actor, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StartWithdrawn(step));
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
                        .or(() -> Guard.owner(state, actor, step, "finish it"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> FormRules.incomplete(state, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.WorkDone(step));
            Transitions.verify(draft, step);
        }
        return refusal;
    }

    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> manual(state, step))
                        .or(() -> hasFailed(state, step))
                        .or(() -> Guard.owner(state, actor, step, "work on it again"))
                        .or(() -> starterMayDo(state, actor))
                        .or(() -> Guard.stands(state, step));
        if (refusal.isEmpty()) {
            Transitions.begin(draft, step);
        }
        return refusal;
    }

    private static Optional<String> manual(RunState state, StepId step) {
        return switch (Guard.step(state, step)) {
            case ManualStep _ -> Optional.empty();
            case CheckStep _, GateStep _, WaitStep _, ActionStep _, AnnounceStep _, RunbookStep _ ->
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
        if (!Protections.tried(state, step, draft.now())) {
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

    private static Optional<String> asked(RunState state, StepId step) {
        return state.step(step).asked() == null
                ? Optional.of(
                        "Nobody has asked to start step %s.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> mayWithdraw(RunState state, Actor actor, StepId step) {
        var asked = state.step(step).asked();
        return actor instanceof Actor.Person(var who, _) && asked != null && asked.by().equals(who)
                ? Optional.empty()
                : Guard.owner(state, actor, step, "take its start back");
    }
}
