package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.Optional;

/// What the owner of a step may do.
final class WorkRules {

    private WorkRules() {}

    static Optional<String> start(Draft draft, Actor actor, StepId step) {
        var refusal = mayStart(draft.state(), actor, step, draft.now());
        if (refusal.isEmpty()) {
            if (Protections.of(draft.state(), step).isEmpty()) {
                Transitions.begin(draft, step);
            } else {
                ProtectionRounds.ask(draft, step);
            }
        }
        return refusal;
    }

    static Optional<String> mayStart(RunState state, Actor actor, StepId step, Instant now) {
        return Guard.open(state, step)
                .or(() -> Guard.phase(state, step, Act.START))
                .or(() -> startable(state, step, now))
                .or(() -> Guard.owner(state, actor, step, "start it"))
                .or(() -> starterMayDo(state, actor))
                .or(() -> notAsked(state, step))
                .or(() -> Guard.notHeld(state));
    }

    static Optional<String> withdraw(Draft draft, Actor actor, StepId step) {
        var refusal = mayWithdraw(draft.state(), actor, step);
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StartWithdrawn(step));
        }
        return refusal;
    }

    static Optional<String> mayWithdraw(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> asked(state, step))
                .or(() -> askedOrOwns(state, actor, step));
    }

    static Optional<String> finish(Draft draft, Actor actor, StepId step) {
        var refusal = mayFinish(draft.state(), actor, step);
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.WorkDone(step));
            Transitions.verify(draft, step);
        }
        return refusal;
    }

    static Optional<String> mayFinish(RunState state, Actor actor, StepId step) {
        return Guard.underWay(state)
                .or(() -> Guard.known(state, step))
                .or(() -> manual(state, step))
                .or(() -> Guard.phase(state, step, Act.FINISH))
                .or(() -> Guard.owner(state, actor, step, "finish it"))
                .or(() -> starterMayDo(state, actor))
                .or(() -> Forms.incomplete(state, step));
    }

    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var refusal = mayWorkAgain(draft.state(), actor, step);
        if (refusal.isEmpty()) {
            Transitions.begin(draft, step);
        }
        return refusal;
    }

    static Optional<String> mayWorkAgain(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> manual(state, step))
                .or(() -> Guard.phase(state, step, Act.WORK_AGAIN))
                .or(() -> Guard.owner(state, actor, step, "work on it again"))
                .or(() -> starterMayDo(state, actor))
                .or(() -> Guard.stands(state, step));
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

    /// Ready, or held back by nothing but protections.
    private static Optional<String> startable(RunState state, StepId step, Instant now) {
        if (state.step(step).phase() == StepPhase.READY) {
            return Optional.empty();
        }
        var number = Guard.number(state, step);
        if (!Protections.tried(state, step, now)) {
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
        return same && Guard.mustDiffer(state, StepPart.STARTER, StepPart.DOER)
                ? Optional.of("You started this run. Somebody else must do its steps.")
                : Optional.empty();
    }

    private static Optional<String> asked(RunState state, StepId step) {
        return state.step(step).asked() == null
                ? Optional.of(
                        "Nobody has asked to start step %s.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> askedOrOwns(RunState state, Actor actor, StepId step) {
        var asked = state.step(step).asked();
        return actor instanceof Actor.Person(var who, _) && asked != null && asked.by().equals(who)
                ? Optional.empty()
                : Guard.owner(state, actor, step, "take its start back");
    }
}
