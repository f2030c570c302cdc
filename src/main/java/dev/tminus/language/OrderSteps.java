package dev.tminus.language;

import dev.tminus.language.RunbookDraft.PhaseDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out what each step waits for: its own `needs`, else what stands before it.
///
/// Steps that wait for the same ones share one list, so that a group of a thousand behind a group
/// of a thousand costs two lists and not a million entries.
final class OrderSteps {

    /// How many entries all lists together may have.
    static final int MOST = 1_000_000;

    private static final int SHOWN = 8;

    private final RunbookDraft draft;
    private final Index index;
    private final Problems problems;
    private final Map<StepDraft, List<StepDraft>> needs = new HashMap<>();
    private final Map<PhaseDraft, List<StepDraft>> finals = new HashMap<>();
    private final Map<Set<String>, List<StepDraft>> resolved = new HashMap<>();
    private int entries;

    private OrderSteps(RunbookDraft draft, Index index, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.problems = problems;
    }

    /// Every step with what comes first; steps with the same needs share a list.
    static Map<StepDraft, List<StepDraft>> order(
            RunbookDraft draft, Index index, Problems problems) {
        var order = new OrderSteps(draft, index, problems);
        List<StepDraft> before = List.of();
        for (var phase : draft.phases()) {
            order.inOrder(phase, before);
            var last = order.finals(phase);
            before = last.isEmpty() ? before : last;
        }
        draft.phases().forEach(order::explicit);
        order.checkCircles();
        return order.needs;
    }

    private void inOrder(PhaseDraft phase, List<StepDraft> before) {
        var waitFor = before;
        for (var item : phase.items()) {
            var members = item.members().toList();
            for (var step : members) {
                if (step.needs() == null) {
                    needs.put(step, waitFor);
                }
            }
            waitFor = members.isEmpty() ? waitFor : members;
        }
    }

    /// The steps of a phase that no other step of it waits for.
    private List<StepDraft> finals(PhaseDraft phase) {
        var last = new HashSet<StepDraft>();
        Set<List<StepDraft>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        phase.steps().forEach(last::add);
        phase.steps()
                .forEach(step -> {
                    var explicit = step.needs();
                    var before = needs.getOrDefault(step, List.of());
                    if (explicit != null) {
                        explicit.stream()
                                .map(need -> index.step(need.value()))
                                .filter(need -> need != null && !need.equals(step))
                                .forEach(last::remove);
                    } else if (seen.add(before)) {
                        before.forEach(last::remove);
                    }
                });
        var ordered = phase.steps().filter(last::contains).toList();
        finals.put(phase, ordered);
        return ordered;
    }

    private void explicit(PhaseDraft phase) {
        phase.steps()
                .forEach(step -> {
                    var explicit = step.needs();
                    if (explicit != null) {
                        needs.put(step, resolve(phase, step, explicit));
                    }
                });
    }

    private List<StepDraft> resolve(PhaseDraft phase, StepDraft step, List<Said<String>> explicit) {
        var names = new LinkedHashSet<String>();
        for (var need : explicit) {
            if (isKnown(phase, step, need)) {
                names.add(need.value());
            }
        }
        var known = resolved.get(names);
        if (known != null) {
            return known;
        }
        int size = names.stream().mapToInt(name -> steps(name).size()).sum();
        if (entries + size > MOST) {
            problems.error(
                    Code.TOO_MANY_NEEDS,
                    step.node(),
                    "The steps of this runbook need more than %,d others in all.".formatted(MOST),
                    () -> "Put a gate between, which needs them once.");
            return List.of();
        }
        entries += size;
        Set<StepDraft> unique = Collections.newSetFromMap(new IdentityHashMap<>());
        var list =
                names.stream().flatMap(name -> steps(name).stream()).filter(unique::add).toList();
        resolved.put(names, list);
        return list;
    }

    private boolean isKnown(PhaseDraft phase, StepDraft step, Said<String> need) {
        boolean self = need.value().equals(step.idText());
        boolean ownPhase = phase.equals(index.phase(need.value()));
        if (self || ownPhase) {
            problems.error(
                    Code.CYCLE,
                    need.at(),
                    "The step needs " + (self ? "itself." : "its own phase."),
                    () -> "Remove it, or name the steps that come first.");
            return false;
        }
        boolean known = index.step(need.value()) != null || index.phase(need.value()) != null;
        if (!known) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "The runbook has no step or phase `" + need.value() + "`.",
                    () -> Nearest.suggest(need.value(), index.ids()));
        }
        return known;
    }

    private List<StepDraft> steps(String name) {
        var step = index.step(name);
        var phase = index.phase(name);
        return step != null
                ? List.of(step)
                : phase == null ? List.of() : finals.getOrDefault(phase, List.of());
    }

    private void checkCircles() {
        var steps = draft.steps().toList();
        var graph = new Graph(steps, needs);
        for (var cycle : graph.cycles()) {
            var first = cycle.getFirst();
            problems.error(
                    Code.CYCLE,
                    whereItNeeds(first, cycle.get(1 % cycle.size())),
                    "Steps wait for each other: "
                            + circle(cycle.stream().map(OrderSteps::name).toList(), "needs")
                            + ".",
                    () -> "Take one of these needs away.");
        }
    }

    /// The entry of `needs` by which a step waits for another.
    private Node whereItNeeds(StepDraft step, StepDraft other) {
        var explicit = step.needs();
        return (explicit == null ? List.<Said<String>>of() : explicit)
                .stream()
                        .filter(need -> steps(need.value()).contains(other))
                        .map(Said::at)
                        .findFirst()
                        .orElse(step.node());
    }

    /// `a needs b needs a`, the middle of long ones left out.
    static String circle(List<String> names, String verb) {
        var shown = new ArrayList<String>(names.size() > SHOWN ? names.subList(0, SHOWN) : names);
        if (names.size() > SHOWN) {
            shown.add("… (" + (names.size() - SHOWN) + " more)");
        }
        shown.add(names.getFirst());
        return String.join(" " + verb + " ", shown);
    }

    static String name(StepDraft step) {
        var id = step.id();
        return id == null ? "a step without id" : "`" + id.value() + "`";
    }

    /// Steps and their shared lists as numbered nodes: step -> list -> steps.
    private static final class Graph {

        private final List<StepDraft> steps;
        private final int[][] next;

        Graph(List<StepDraft> steps, Map<StepDraft, List<StepDraft>> needs) {
            this.steps = steps;
            var numbers = new HashMap<StepDraft, Integer>();
            steps.forEach(step -> numbers.put(step, numbers.size()));
            var lists = new IdentityHashMap<List<StepDraft>, Integer>();
            var edges = new ArrayList<int[]>();
            for (var step : steps) {
                var list = needs.getOrDefault(step, List.of());
                edges.add(
                        new int[] {steps.size() + lists.computeIfAbsent(list, _ -> lists.size())});
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

        /// Each begins with a step that says itself what it needs: the default order has no circle.
        List<List<StepDraft>> cycles() {
            return Cycles.of(next, node -> node < steps.size() && steps.get(node).needs() != null)
                    .stream()
                    .map(cycle ->
                            cycle.stream()
                                    .filter(node -> node < steps.size())
                                    .map(steps::get)
                                    .toList())
                    .toList();
        }
    }
}
