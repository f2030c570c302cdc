package dev.tminus.language.rules;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.shapes.StepShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Steps and the lists of what they need as numbered nodes, step -> list -> steps: lists are
/// shared, so that a group of a thousand behind a group of a thousand has a few thousand edges.
final class NeedsGraph {

    private final List<StepDraft> steps;
    private final Map<StepDraft, Integer> numbers = new HashMap<>();
    private final int[][] next;

    NeedsGraph(List<StepDraft> steps, Function<StepDraft, List<StepDraft>> needs) {
        this.steps = steps;
        steps.forEach(step -> numbers.put(step, numbers.size()));
        var lists = new IdentityHashMap<List<StepDraft>, Integer>();
        var edges = new ArrayList<int[]>();
        for (var step : steps) {
            int list = lists.computeIfAbsent(needs.apply(step), _ -> lists.size());
            edges.add(new int[] {steps.size() + list});
        }
        var targets = new int[lists.size()][];
        lists.forEach((list, number) ->
                targets[number] =
                        list.stream()
                                .map(numbers::get)
                                .filter(each -> each != null)
                                .mapToInt(Integer::intValue)
                                .toArray());
        edges.addAll(List.of(targets));
        next = edges.toArray(int[][]::new);
    }

    /// How many nodes there are; the steps come first.
    int size() {
        return next.length;
    }

    int[] next(int node) {
        return next[node];
    }

    /// The number of a step.
    int number(StepDraft step) {
        return numbers.getOrDefault(step, -1);
    }

    /// Each begins with a step that says itself what it needs: the default order has no circle.
    List<List<StepDraft>> cycles() {
        return Cycles.of(
                        next,
                        node -> node < steps.size() && steps.get(node).get(StepShape.NEEDS) != null)
                .stream()
                .map(cycle ->
                        cycle.stream().filter(node -> node < steps.size()).map(steps::get).toList())
                .toList();
    }

    /// The nodes, each behind all that it leads to; those in and behind circles are left out.
    int[] inOrder() {
        int[][] back = back();
        int[] open = new int[next.length];
        int[] order = new int[next.length];
        int found = 0;
        for (int node = 0; node < next.length; node++) {
            open[node] = next[node].length;
            if (open[node] == 0) {
                order[found++] = node;
            }
        }
        for (int i = 0; i < found; i++) {
            for (int before : back[order[i]]) {
                if (--open[before] == 0) {
                    order[found++] = before;
                }
            }
        }
        return Arrays.copyOf(order, found);
    }

    private int[][] back() {
        int[] counts = new int[next.length];
        for (var targets : next) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] back = new int[next.length][];
        for (int node = 0; node < next.length; node++) {
            back[node] = new int[counts[node]];
        }
        for (int node = 0; node < next.length; node++) {
            for (int target : next[node]) {
                back[target][--counts[target]] = node;
            }
        }
        return back;
    }
}
