package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who needs whom among steps, each at its place in the file, from 0. Plans, runs, the linter and
/// comparisons go by it; needs that there are not are left out.
public final class StepGraph {

    private final List<Step> steps = new ArrayList<>();
    private final Map<StepId, Integer> places = new HashMap<>();
    private final List<int[]> needs;
    private final List<int[]> dependents;
    private final int[] order;

    /// With the steps of a runbook within this one standing for what is needed of it.
    public StepGraph(Stream<Step> steps) {
        this(steps, Step::needsHere);
    }

    public StepGraph(Stream<Step> steps, Function<Step, List<StepId>> needed) {
        steps.forEach(step -> {
            if (places.putIfAbsent(step.id(), places.size()) == null) {
                this.steps.add(step);
            }
        });
        needs =
                this.steps.stream()
                        .map(step ->
                                needed.apply(step).stream()
                                        .flatMapToInt(need -> place(need).stream())
                                        .distinct()
                                        .toArray())
                        .toList();
        dependents = invert(needs);
        order = inOrder(needs, dependents);
    }

    public List<Step> steps() {
        return steps;
    }

    /// Where a step stands, empty where there is none.
    public OptionalInt place(StepId step) {
        var place = places.get(step);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// All places, each after those of what it needs, without those in and behind circles.
    public IntStream order() {
        return IntStream.of(order);
    }

    /// What the step at a place needs itself.
    public IntStream needs(int place) {
        return IntStream.of(needs.get(place));
    }

    /// All that a step needs, and what that needs, and so on.
    public BitSet ancestors(int place) {
        return reach(place, needs, _ -> true, _ -> true);
    }

    /// All that needs a step, and what needs that, and so on.
    public BitSet descendants(int place) {
        return reach(place, dependents, _ -> true, _ -> true);
    }

    /// What a step needs of some, seen through others to what they need.
    public IntStream needs(int place, IntPredicate some, IntPredicate through) {
        return reach(place, needs, some, one -> !some.test(one) && through.test(one)).stream();
    }

    /// What needs a step of some, seen through others to what needs them.
    public IntStream dependents(int place, IntPredicate some, IntPredicate through) {
        return reach(place, dependents, some, one -> !some.test(one) && through.test(one)).stream();
    }

    private static BitSet reach(
            int from, List<int[]> edges, IntPredicate found, IntPredicate through) {
        var seen = new BitSet(edges.size());
        var all = new BitSet(edges.size());
        var open = new ArrayDeque<Integer>();
        open.add(from);
        while (!open.isEmpty()) {
            for (var next : edges.get(open.remove())) {
                if (!seen.get(next)) {
                    seen.set(next);
                    all.set(next, found.test(next));
                    if (through.test(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return all;
    }

    private static int[] inOrder(List<int[]> needs, List<int[]> dependents) {
        var left = needs.stream().mapToInt(all -> all.length).toArray();
        var order = new int[left.length];
        var known = 0;
        for (var place = 0; place < left.length; place++) {
            if (left[place] == 0) {
                order[known++] = place;
            }
        }
        for (var at = 0; at < known; at++) {
            for (var next : dependents.get(order[at])) {
                if (--left[next] == 0) {
                    order[known++] = next;
                }
            }
        }
        return Arrays.copyOf(order, known);
    }

    private static List<int[]> invert(List<int[]> needs) {
        var lists = new ArrayList<IntStream.Builder>(needs.size());
        needs.forEach(_ -> lists.add(IntStream.builder()));
        for (var place = 0; place < needs.size(); place++) {
            for (var need : needs.get(place)) {
                lists.get(need).add(place);
            }
        }
        return lists.stream().map(list -> list.build().toArray()).toList();
    }
}
