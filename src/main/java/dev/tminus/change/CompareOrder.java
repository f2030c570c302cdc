package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which steps came, went and moved, and what changed in those that stayed.
///
/// As few steps as possible count as moved; the others keep their order.
final class CompareOrder {

    private final Found found;
    private final Map<StepId, Placed> before;
    private final Map<StepId, Placed> after;
    private final Set<StepId> moved;

    /// @param lane title of its phase or contingency
    /// @param previous the step before it in the file, null for the first
    private record Placed(Step step, String laneId, String lane, @Nullable StepId previous) {}

    CompareOrder(Runbook old, Runbook now, Found found) {
        this.found = found;
        before = placed(old);
        after = placed(now);
        moved = moved();
    }

    void compare() {
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                found.add(
                        Kind.REMOVED,
                        id,
                        "Step \"%s\" of %s is gone."
                                .formatted(was.step().title(), was.lane()));
            }
        });
        after.forEach((id, is) -> {
            var was = before.get(id);
            if (was == null) {
                found.add(
                        Kind.ADDED,
                        id,
                        "Step \"%s\" of %s is new, for `%s`."
                                .formatted(is.step().title(), is.lane(), is.step().owner()));
            } else {
                comparePlace(id, was, is);
                CompareStep.compare(was.step(), is.step(), found);
            }
        });
    }

    private void comparePlace(StepId id, Placed was, Placed is) {
        if (!was.laneId().equals(is.laneId())) {
            found.add(
                    Kind.MOVED, id, "It was in %s and is in %s.".formatted(was.lane(), is.lane()));
        } else if (moved.contains(id)) {
            found.add(
                    Kind.MOVED,
                    id,
                    "It came %s and comes %s."
                            .formatted(after(was.previous()), after(is.previous())));
        } else {
            compareNeeds(id, was.step(), is.step());
        }
    }

    private static String after(@Nullable StepId previous) {
        return previous == null ? "first" : "after `" + previous + "`";
    }

    private void compareNeeds(StepId id, Step was, Step is) {
        var needed = needs(was, before, after);
        var needs = needs(is, after, before);
        var gone = Found.without(needed, needs);
        var fresh = Found.without(needs, needed);
        if (!gone.isEmpty()) {
            found.add(Kind.WEAKENED, id, "It no longer waits for %s.".formatted(Found.list(gone)));
        }
        if (!fresh.isEmpty()) {
            found.add(Kind.MOVED, id, "It now waits for %s.".formatted(Found.list(fresh)));
        }
    }

    /// What it waits for among the steps that are in both and did not move; through the others it
    /// waits for what they wait for.
    private Set<StepId> needs(Step step, Map<StepId, Placed> own, Map<StepId, Placed> other) {
        var needs = new LinkedHashSet<StepId>();
        var seen = new HashSet<StepId>();
        var open = new ArrayDeque<>(step.needs());
        while (!open.isEmpty()) {
            var need = open.poll();
            var placed = own.get(need);
            if (!seen.add(need) || placed == null) {
                continue;
            }
            if (other.containsKey(need) && !moved.contains(need)) {
                needs.add(need);
            } else {
                open.addAll(placed.step().needs());
            }
        }
        return needs;
    }

    private static Map<StepId, Placed> placed(Runbook runbook) {
        var placed = new LinkedHashMap<StepId, Placed>();
        runbook.phases()
                .forEach(phase ->
                        place(phase.id().value(), phase.title(), phase.steps(), placed));
        runbook.contingencies()
                .forEach(one -> place(one.id().value(), one.title(), one.steps(), placed));
        return placed;
    }

    private static void place(
            String laneId, String lane, List<Step> steps, Map<StepId, Placed> placed) {
        @Nullable StepId previous = null;
        for (var step : steps) {
            placed.putIfAbsent(
                    step.id(), new Placed(step, laneId, "\"" + lane + "\"", previous));
            previous = step.id();
        }
    }

    /// The fewest steps that have to be taken out so that the rest keeps its order (the complement
    /// of a longest increasing subsequence, found by patience sorting).
    private Set<StepId> moved() {
        var places = new HashMap<StepId, Integer>();
        before.keySet().forEach(id -> places.put(id, places.size()));
        var common = after.keySet().stream().filter(places::containsKey).toList();
        int[] tails = new int[common.size()];
        int[] previous = new int[common.size()];
        int length = 0;
        var values = common.stream().mapToInt(places::get).toArray();
        for (int i = 0; i < values.length; i++) {
            int at = position(values, tails, length, values[i]);
            previous[i] = at == 0 ? -1 : tails[at - 1];
            tails[at] = i;
            length = Math.max(length, at + 1);
        }
        var moved = new HashSet<>(common);
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            moved.remove(common.get(i));
        }
        return moved;
    }

    private static int position(int[] values, int[] tails, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values[tails[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
