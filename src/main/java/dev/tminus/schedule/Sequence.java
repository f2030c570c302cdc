package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In which order the steps of a runbook are planned and what each waits for: the same for every
/// T-0, and in every way that a run can go. A step goes by its place in the file.
final class Sequence {

    private final StepGraph graph;
    private final List<List<Need>> needs = new ArrayList<>();
    private final List<Integer> order;
    private final List<PlanProblem> problems = new ArrayList<>();

    /// @param place of the step that is needed
    /// @param more what is waited for beyond it
    record Need(int place, Rounds.More more) {}

    /// @param rounds what phases take beyond their first wave
    Sequence(Stream<Step> steps, Rounds rounds) {
        graph = new StepGraph(steps);
        steps().forEach(step -> needs.add(known(step, rounds)));
        var reached = graph.order().boxed().collect(Collectors.toCollection(LinkedHashSet::new));
        reportCycles(reached);
        IntStream.range(0, steps().size()).forEach(reached::add);
        order = List.copyOf(reached);
    }

    List<Step> steps() {
        return graph.steps();
    }

    /// The places of all steps, along what each needs; those in a circle are the last, in the order
    /// of the file.
    List<Integer> order() {
        return order;
    }

    /// What the step at a place waits for, of what there is.
    List<Need> needs(int place) {
        return needs.get(place);
    }

    /// Needs that there are not, and circles.
    List<PlanProblem> problems() {
        return problems;
    }

    private List<Need> known(Step step, Rounds rounds) {
        var known = new ArrayList<Need>();
        for (var need : step.needsHere()) {
            var place = graph.place(need);
            if (place.isPresent()) {
                known.add(new Need(place.getAsInt(), rounds.between(need, step.id())));
                continue;
            }
            problems.add(
                    new PlanProblem(
                            step.id(),
                            ("Step %s needs %s, but there is no such step."
                                            + " Write the id of a step of this runbook.")
                                    .formatted(step.id(), need)));
        }
        return known;
    }

    private void reportCycles(Set<Integer> reached) {
        var left =
                steps().stream()
                        .map(Step::id)
                        .filter(id -> !reached.contains(graph.place(id).orElseThrow()))
                        .toList();
        for (var cycle : Cycles.among(left, id -> needLeft(id, reached))) {
            problems.add(
                    new PlanProblem(
                            cycle.getFirst(),
                            "Step %s needs itself: %s. Take one of these needs away."
                                    .formatted(cycle.getFirst(), Cycles.print(cycle))));
        }
    }

    private @Nullable StepId needLeft(StepId id, Set<Integer> reached) {
        return graph.needs(graph.place(id).orElseThrow())
                .filter(need -> !reached.contains(need))
                .mapToObj(need -> steps().get(need).id())
                .findFirst()
                .orElse(null);
    }
}
