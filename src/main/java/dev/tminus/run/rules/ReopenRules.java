package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.MetNeeds;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.names.StepId;
import java.util.Optional;

/// Looking again at what was done. Nothing is carried out anew by it but checks.
final class ReopenRules {

    private ReopenRules() {}

    static Optional<String> reopen(Draft draft, Actor actor, StepId step, String reason) {
        var state = draft.state();
        var refusal =
                mayReopen(state, actor, step).or(() -> Guard.reason(reason, "reopening the step"));
        if (refusal.isEmpty()) {
            var why = reason.strip();
            draft.add(new RunEvent.StepReopened(step, why));
            if (!Guard.isPoll(state, step) && !Guard.step(state, step).verify().isEmpty()) {
                Transitions.checkAnew(draft, step);
            }
            Transitions.hold(draft, step, "was reopened: " + why);
        }
        return refusal;
    }

    static Optional<String> mayReopen(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> Guard.phase(state, step, Act.REOPEN))
                .or(() -> noWait(state, step))
                .or(() -> Guard.authority(state, actor, Authority.REOPEN, "reopen a step"))
                .or(() -> nothingRuns(state, step));
    }

    private static Optional<String> noWait(RunState state, StepId step) {
        return MetNeeds.onlyWaits(Guard.step(state, step))
                ? Optional.of(
                        "Step %s only waited; there is nothing to look at again."
                                .formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> nothingRuns(RunState state, StepId step) {
        var checklist = state.checklist();
        return checklist.descendants(checklist.place(step)).stream()
                .filter(place -> isBusy(state.steps().at(place).phase()))
                .mapToObj(place ->
                        "Step %s is under way on the strength of it. Wait until that has ended."
                                .formatted(checklist.steps().get(place).basics().number()))
                .findFirst();
    }

    /// Whether somebody works on it or the engine checks it.
    private static boolean isBusy(StepPhase phase) {
        return phase == StepPhase.RUNNING || phase == StepPhase.CHECKING;
    }
}
