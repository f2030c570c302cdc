package dev.tminus.sheet;

import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Timings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times that count from another step stay only where that step has one itself, at last from T-0.
final class CheckAnchors {

    private CheckAnchors() {}

    static void check(List<PhaseDraft> phases, Fates fates) {
        var steps = phases.stream().flatMap(phase -> phase.steps.stream()).toList();
        var byId = new HashMap<String, StepDraft>();
        steps.forEach(step -> byId.put(step.id, step));
        for (var step : steps) {
            if (!ends(step.at, byId)) {
                fates.unplaced(
                        step.row,
                        anchor(step.at).filter(byId::containsKey).isPresent()
                                ? "`%s` in %s counts from a step without a time; kept as a comment"
                                        .formatted(step.at, step.atColumn)
                                : "`%s` in %s is no time that a runbook knows; kept as a comment"
                                        .formatted(step.at, step.atColumn));
                step.comments.add(step.atColumn + ": " + step.at);
                step.at = null;
            }
            if (!ends(step.until, byId)) {
                step.comments.add("until " + step.until);
                step.until = null;
                step.kind = step.takes == null ? StepDraft.Kind.MANUAL : step.kind;
            }
        }
    }

    private static boolean ends(@Nullable String at, Map<String, StepDraft> steps) {
        var seen = new HashSet<String>();
        var next = anchor(at);
        while (next.isPresent()) {
            var step = steps.get(next.get());
            if (step == null || step.at == null || !seen.add(step.id)) {
                return false;
            }
            next = anchor(step.at);
        }
        return true;
    }

    private static Optional<String> anchor(@Nullable String at) {
        return at != null
                        && Timings.parse(at) instanceof Parsed.Value<Timing>(var timing)
                        && timing.anchor() instanceof Timing.StepPlan(var step)
                ? Optional.of(step.value())
                : Optional.empty();
    }
}
