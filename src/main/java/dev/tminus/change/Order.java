package dev.tminus.change;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.StepGraph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of one version, each in its place.
///
/// @param lanes the ids of phases, then those of contingencies, each with its steps
record Order(
        Map<StepId, StepPlace> steps,
        Map<String, List<StepId>> lanes,
        Set<String> phases,
        StepGraph graph) {

    /// @param lane its phase or contingency
    /// @param laneAt the planned start of the phase, which its steps have as their default
    /// @param previous the step before it in the lane, null for the first
    record StepPlace(
            Step step,
            String lane,
            String laneTitle,
            @Nullable Timing laneAt,
            @Nullable StepId previous) {}

    /// Of nothing.
    static Order none() {
        return new Order(Map.of(), Map.of(), Set.of(), new StepGraph(Stream.empty()));
    }

    static Order of(Runbook runbook) {
        var order =
                new Order(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new HashSet<>(),
                        new StepGraph(runbook.allSteps(), Step::needs));
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
            steps.putIfAbsent(step.id(), new StepPlace(step, lane, title, at, previous));
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
        var of = graph.place(forOther);
        return of.isPresent()
                && graph.place(step).stream()
                        .anyMatch(place -> graph.ancestors(place).get(of.getAsInt()));
    }

    /// What a step waits for among some; through the others it waits for what they wait for.
    Set<StepId> needsAmong(Set<StepId> some, StepId step) {
        return graph.place(step).stream()
                .flatMap(place ->
                        graph.needs(
                                place,
                                need -> some.contains(graph.steps().get(need).id()),
                                _ -> true))
                .mapToObj(need -> graph.steps().get(need).id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
