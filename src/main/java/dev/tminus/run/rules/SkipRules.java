package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be left out of a run: optional steps, with a reason.
final class SkipRules {

    /// Who may skip, besides the step's owner, where a runbook does not say.
    private static final RoleName MANAGER = new RoleName("manager");

    private SkipRules() {}

    static Optional<String> skip(Draft draft, Actor actor, StepId step, String reason) {
        var refusal =
                maySkip(draft.state(), actor, step)
                        .or(() -> Guard.reason(reason, "leaving the step out"));
        if (refusal.isEmpty()) {
            Transitions.end(draft, step, "The step was skipped.");
            draft.add(new RunEvent.StepSkipped(step, reason.strip()));
        }
        return refusal;
    }

    static Optional<String> unskip(Draft draft, Actor actor, StepId step, String reason) {
        var refusal =
                mayUnskip(draft.state(), actor, step)
                        .or(() -> Guard.reason(reason, "taking the step up again"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StepUnskipped(step, reason.strip()));
        }
        return refusal;
    }

    static Optional<String> maySkip(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> optional(state, step))
                .or(() -> Guard.phase(state, step, Act.SKIP))
                .or(() -> taker(state, actor, step, "skip it"));
    }

    static Optional<String> mayUnskip(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> Guard.phase(state, step, Act.UNSKIP))
                .or(() -> taker(state, actor, step, "take it up again"))
                .or(() -> nothingBuiltOn(state, step));
    }

    private static Optional<String> optional(RunState state, StepId step) {
        return Guard.step(state, step).policy().optional()
                ? Optional.empty()
                : Optional.of(
                        "Step %s is not optional; it cannot be skipped."
                                .formatted(Guard.number(state, step)));
    }

    private static Optional<String> taker(RunState state, Actor actor, StepId step, String verb) {
        return takers(state, Guard.step(state, step))
                        .anyMatch(role -> Guard.role(state, actor, role, verb).isEmpty())
                ? Optional.empty()
                : Guard.role(
                        state,
                        actor,
                        takers(state, Guard.step(state, step)).findFirst().orElseThrow(),
                        verb);
    }

    /// Whoever may leave a step out: as the runbook says, else its owner and the manager.
    static Stream<RoleName> takers(RunState state, Step step) {
        var declared = state.checklist().runbook().authority().get(Authority.SKIP);
        return declared == null ? Stream.of(step.owner(), MANAGER) : Stream.of(declared.role());
    }

    private static Optional<String> nothingBuiltOn(RunState state, StepId step) {
        return state.startedOn(step).stream()
                .findFirst()
                .map(started ->
                        "Step %s has started without it; it stays skipped."
                                .formatted(started.basics().number()));
    }
}
