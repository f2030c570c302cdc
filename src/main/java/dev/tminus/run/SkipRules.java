package dev.tminus.run;

import dev.tminus.runbook.Authority;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import java.util.Optional;

/// What may be left out of a run: optional steps, with a reason.
final class SkipRules {

    /// Who may skip, besides the step's owner, where a runbook does not say.
    private static final RoleName MANAGER = new RoleName("manager");

    private SkipRules() {}

    static Optional<String> skip(Draft draft, Actor actor, StepId step, String reason) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> optional(state, step))
                        .or(() -> open(state, step))
                        .or(() -> maySkip(state, actor, step, "skip it"))
                        .or(() -> Guard.reason(reason, "leaving the step out"));
        if (refusal.isEmpty()) {
            Transitions.end(draft, step, "The step was skipped.");
            draft.add(new RunEvent.StepSkipped(step, reason.strip()));
        }
        return refusal;
    }

    static Optional<String> unskip(Draft draft, Actor actor, StepId step, String reason) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> Guard.phase(state, step, StepPhase.SKIPPED, "taken up again"))
                        .or(() -> maySkip(state, actor, step, "take it up again"))
                        .or(() -> nothingBuiltOn(state, step))
                        .or(() -> Guard.reason(reason, "taking the step up again"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StepUnskipped(step, reason.strip()));
        }
        return refusal;
    }

    private static Optional<String> optional(RunState state, StepId step) {
        return Guard.step(state, step).course().optional()
                ? Optional.empty()
                : Optional.of(
                        "Step %s is not optional; it cannot be skipped."
                                .formatted(Guard.number(state, step)));
    }

    private static Optional<String> open(RunState state, StepId step) {
        return switch (state.step(step).phase()) {
            case PLANNED, WAITING, READY, FAILED, INCONCLUSIVE -> Optional.empty();
            case RUNNING, CHECKING, SIGNING, NO_GO, DONE, SKIPPED, NOT_APPLICABLE, NOT_REACHED ->
                    Optional.of(
                            Guard.wrongPhase(
                                    state,
                                    step,
                                    "it can be skipped before it starts, or once it has failed"));
        };
    }

    private static Optional<String> maySkip(RunState state, Actor actor, StepId step, String verb) {
        var declared = state.checklist().runbook().authority().get(Authority.SKIP);
        if (declared != null) {
            return Guard.role(state, actor, declared.role(), verb);
        }
        var no = Guard.owner(state, actor, step, verb);
        return no.isEmpty() || Guard.role(state, actor, MANAGER, verb).isEmpty()
                ? Optional.empty()
                : no;
    }

    private static Optional<String> nothingBuiltOn(RunState state, StepId step) {
        return state.startedOn(step).stream()
                .findFirst()
                .map(started ->
                        "Step %s has started without it; it stays skipped."
                                .formatted(started.basics().number()));
    }
}
