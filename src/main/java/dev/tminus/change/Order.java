package dev.tminus.change;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The steps of one version, each in its place.
///
/// @param lanes the ids of phases, then those of contingencies, each with its steps
record Order(Map<StepId, Placed> steps, Map<String, List<StepId>> lanes, Set<String> phases) {

    /// @param lane its phase or contingency
    /// @param laneAt the planned start of the phase, which its steps have as their default
    /// @param previous the step before it in the lane, null for the first
    record Placed(
            Step step,
            String lane,
            String laneTitle,
            @Nullable Timing laneAt,
            @Nullable StepId previous) {}

    /// Of nothing.
    static Order none() {
        return new Order(Map.of(), Map.of(), Set.of());
    }

    static Order of(Runbook runbook) {
        var order = new Order(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        for (Phase phase : runbook.phases()) {
            order.place(phase.id().value(), phase.title(), phase.at(), phase.steps());
            order.phases().add(phase.id().value());
        }
        for (Contingency one : runbook.contingencies()) {
            order.place(one.id().value(), one.title(), null, one.steps());
        }
        return order;
    }

    private void place(String lane, String title, @Nullable Timing at, List<Step> inLane) {
        @Nullable StepId previous = null;
        for (var step : inLane) {
            steps.putIfAbsent(step.id(), new Placed(step, lane, title, at, previous));
            previous = step.id();
        }
        lanes.putIfAbsent(lane, inLane.stream().map(Step::id).toList());
    }

    /// Whether a step stands behind another in the file, or nobody can tell: one is not there.
    boolean isLater(@Nullable StepId than, @Nullable StepId step) {
        if (step == null || step.equals(than)) {
            return false;
        }
        for (var each : steps.keySet()) {
            if (each.equals(step)) {
                return than == null || !steps.containsKey(than);
            }
            if (each.equals(than)) {
                return true;
            }
        }
        return true;
    }

    /// Whether a step waits for another, through whatever lies between.
    boolean waits(StepId step, StepId forOther) {
        var seen = new HashSet<StepId>();
        var open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            var at = open.poll();
            for (var need : needs(at)) {
                if (need.equals(forOther)) {
                    return true;
                }
                if (seen.add(need)) {
                    open.add(need);
                }
            }
        }
        return false;
    }

    /// What a step waits for among some; through the others it waits for what they wait for.
    Set<StepId> needsAmong(Set<StepId> some, StepId step) {
        var needs = new LinkedHashSet<StepId>();
        var seen = new HashSet<StepId>();
        var open = new ArrayDeque<>(needs(step));
        while (!open.isEmpty()) {
            var need = open.poll();
            if (!seen.add(need)) {
                continue;
            }
            if (some.contains(need)) {
                needs.add(need);
            } else {
                open.addAll(needs(need));
            }
        }
        return needs;
    }

    /// Whether steps of there are done in any case.
    boolean isPhase(String lane) {
        return phases.contains(lane);
    }

    List<StepId> needs(StepId step) {
        var placed = steps.get(step);
        return placed == null ? List.of() : placed.step().needs();
    }
}
