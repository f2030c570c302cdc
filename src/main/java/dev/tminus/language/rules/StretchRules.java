package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FaultShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every stretch of a run, of a watch, a lock or a rehearsal, ends after it begins.
public final class StretchRules {

    private final Index index;
    private final Before before;
    private final Problems problems;

    private StretchRules(Index index, Before before, Problems problems) {
        this.index = index;
        this.before = before;
        this.problems = problems;
    }

    public static void check(
            RunbookDraft draft, Index index, OrderSteps.Order order, Problems problems) {
        var graph = new NeedsGraph(draft.allSteps().toList(), order::over);
        var before = new Before(graph, order.unclear());
        var rules = new StretchRules(index, before, problems);
        draft.each(RunbookShape.WATCH).forEach(rules::checkWatch);
        draft.allSteps().forEach(rules::checkLock);
        draft.allSteps().forEach(rules::checkRepeat);
        draft.each(RunbookShape.REHEARSALS).forEach(rules::checkRehearsal);
        before.answer();
    }

    private void checkWatch(Draft<Watch> watch) {
        var from = step(watch.get(WatchShape.FROM));
        var at = watch.get(WatchShape.TO);
        var to = step(at);
        if (from != null && to != null && at != null) {
            ask(
                    from,
                    to,
                    at,
                    "The watch ends where `%s` starts, which does not come after `%s`."
                            .formatted(to.idText(), from.idText()));
        }
    }

    private void checkLock(StepDraft step) {
        var lock = step.get(SafeguardsShape.LOCK);
        var until = lock == null ? null : lock.get(SafeguardsShape.LOCK_UNTIL);
        if (until == null || !(until.value() instanceof Lock.Until.StepDone(var id))) {
            return;
        }
        var end = index.anyStep(id.value());
        if (end != null && Objects.equals(index.lane(end), index.lane(step))) {
            ask(
                    step,
                    end,
                    until,
                    "The lock is held until `%s` is done, which does not come after this step."
                            .formatted(id));
        }
    }

    private void checkRepeat(StepDraft step) {
        var repeat = step.get(PolicyShape.REPEAT);
        var until = repeat == null ? null : repeat.get(PolicyShape.UNTIL);
        if (repeat == null || until == null) {
            return;
        }
        var id = until.value().value();
        var end = index.anyStep(id);
        if (end == null) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    until.at(),
                    "The runbook has no step `" + id + "`.",
                    () -> Nearest.suggest(id, index.stepIds()));
        } else if (!Objects.equals(index.lane(end), index.lane(step))) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    until.at(),
                    "The step is repeated until `%s` starts, which belongs to %s."
                            .formatted(id, OrderSteps.place(index.lane(end))),
                    () -> "Name a step of " + OrderSteps.place(index.lane(step)) + ".");
        } else {
            ask(
                    step,
                    end,
                    until,
                    "The step is repeated until `%s` starts, which does not come after it."
                            .formatted(id));
        }
        if (SafeguardsShape.isIrreversible(step)
                || !step.each(SafeguardsShape.DESTROYS).isEmpty()) {
            problems.error(
                    Code.CONFLICTING_KEYS,
                    repeat.node(),
                    "A point of no return is crossed once, and this step is repeated.",
                    () -> "Remove `repeat`, or make a step of what is done once.");
        }
    }

    private void checkRehearsal(Draft<Rehearsal> rehearsal) {
        var from = step(rehearsal.get(RehearsalShape.FROM));
        var end = rehearsal.get(RehearsalShape.TO);
        var to = step(end);
        if (from != null && to != null && end != null && !from.equals(to)) {
            ask(
                    from,
                    to,
                    end,
                    "The rehearsal ends with `%s`, which does not come after `%s`."
                            .formatted(to.idText(), from.idText()));
        }
        for (var fault : rehearsal.each(RehearsalShape.FAULTS)) {
            var at = fault.get(FaultShape.STEP);
            var hit = at == null ? null : index.step(at.value().value());
            if (at == null || hit == null) {
                continue;
            }
            var outside = "The step `%s` does not belong to this rehearsal".formatted(hit.idText());
            if (from != null && !from.equals(hit)) {
                ask(from, hit, at, outside + ", which begins with `%s`.".formatted(from.idText()));
            }
            if (to != null && !to.equals(hit)) {
                ask(hit, to, at, outside + ", which ends with `%s`.".formatted(to.idText()));
            }
        }
    }

    private @Nullable StepDraft step(@Nullable Placed<StepId> id) {
        return id == null ? null : index.step(id.value().value());
    }

    private void ask(StepDraft first, StepDraft last, Placed<?> at, String message) {
        before.ask(
                first,
                List.of(first),
                last,
                () ->
                        problems.error(
                                Code.WRONG_ORDER,
                                at.at(),
                                message,
                                () -> "Name a step that needs it, directly or through others."));
    }
}
