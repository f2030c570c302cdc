package dev.tminus.lint.basis;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.StepGraph;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which step comes before which, through any number of others.
///
/// The steps before each are worked out once, when they are first asked for: for 10,000 steps a set
/// of 1,250 bytes each, shared by those that need the same.
public final class Order {

    private final StepGraph graph;
    private final IdentityHashMap<List<StepId>, BitSet> before = new IdentityHashMap<>();

    public Order(Runbook runbook) {
        graph = new StepGraph(runbook.allSteps());
    }

    public Optional<Step> step(StepId id) {
        return graph.place(id).stream().mapToObj(graph.steps()::get).findFirst();
    }

    /// All that is over before a step starts, in the order of the file.
    public Stream<Step> before(Step step) {
        return ancestors(step).stream().mapToObj(graph.steps()::get);
    }

    /// Whether one step is over before another starts.
    public boolean isBefore(StepId earlier, StepId later) {
        var place = graph.place(earlier);
        return place.isPresent()
                && step(later).map(step -> ancestors(step).get(place.getAsInt())).orElse(false);
    }

    private BitSet ancestors(Step step) {
        if (before.isEmpty()) {
            graph.order()
                    .mapToObj(place -> graph.steps().get(place).needs())
                    .forEach(needs -> before.computeIfAbsent(needs, this::union));
        }
        return before.getOrDefault(step.needs(), new BitSet());
    }

    private BitSet union(List<StepId> needs) {
        var all = new BitSet(graph.steps().size());
        for (var need : needs) {
            graph.place(need.host())
                    .ifPresent(place -> {
                        all.set(place, !need.isOfChild() || all.get(place));
                        all.or(before.getOrDefault(graph.steps().get(place).needs(), new BitSet()));
                    });
        }
        return all;
    }
}
