package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.change.Order.StepPlace;
import dev.tminus.runbook.names.StepId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which steps came, went and moved, and what changed in those that stayed.
///
/// As few steps as possible count as moved; the others keep their order.
final class CompareOrder {

    private final ChangeCollector found;
    private final Order before;
    private final Order after;

    /// In another place of the same phase or contingency.
    private final Set<StepId> moved = new HashSet<>();

    /// In both, and neither moved nor in a phase that moved.
    private final Set<StepId> settled = new LinkedHashSet<>();

    CompareOrder(Order before, Order after, Set<String> movedLanes, ChangeCollector found) {
        this.found = found;
        this.before = before;
        this.after = after;
        after.lanes()
                .forEach((lane, steps) ->
                        moved.addAll(
                                Moved.between(
                                        before.lanes().getOrDefault(lane, List.of()), steps)));
        after.steps()
                .forEach((id, is) -> {
                    var was = before.steps().get(id);
                    if (was != null
                            && was.lane().equals(is.lane())
                            && !moved.contains(id)
                            && !movedLanes.contains(is.lane())) {
                        settled.add(id);
                    }
                });
    }

    void compare() {
        before.steps()
                .forEach((id, was) -> {
                    if (!after.steps().containsKey(id)) {
                        StepGuards.tellGone(
                                was.step(), was.laneTitle(), found.about(Part.STEP, id));
                    }
                });
        after.steps()
                .forEach((id, is) -> {
                    var was = before.steps().get(id);
                    var about = found.about(Part.STEP, id);
                    if (was == null) {
                        StepGuards.tellNew(is.step(), is.laneTitle(), about);
                    } else {
                        comparePlace(was, is, about);
                        compareNeeds(id, about);
                        new CompareStep(was.step(), is.step(), about).compare(isOfPhase(was, is));
                    }
                });
    }

    /// Whether its `at` is that of its phase before and after, and told there.
    private static boolean isOfPhase(StepPlace was, StepPlace is) {
        return was.lane().equals(is.lane())
                && was.laneAt() != null
                && is.laneAt() != null
                && Objects.equals(was.step().at(), was.laneAt())
                && Objects.equals(is.step().at(), is.laneAt());
    }

    private void comparePlace(StepPlace was, StepPlace is, About about) {
        if (!was.lane().equals(is.lane())) {
            boolean alike = was.laneTitle().equals(is.laneTitle());
            boolean aside = before.isPhase(was.lane()) && !after.isPhase(is.lane());
            about.add(
                    aside ? Kind.WEAKENED : Kind.MOVED,
                    "It was in \"%s\" and is in \"%s\"."
                                    .formatted(
                                            alike ? was.lane() : was.laneTitle(),
                                            alike ? is.lane() : is.laneTitle())
                            + (aside ? " It is done only when something goes wrong." : ""));
        } else if (moved.contains(is.step().id())) {
            about.add(
                    Kind.MOVED,
                    "It came %s and comes %s."
                            .formatted(after(was.previous()), after(is.previous())));
        }
    }

    private static String after(@Nullable StepId previous) {
        return previous == null ? "first" : "after `" + previous + "`";
    }

    /// What a move alone brings about goes without saying; what was waited for and is no longer
    /// does not, as long as it still comes before.
    private void compareNeeds(StepId id, About about) {
        var old = ofThis(before.needs(id));
        var now = ofThis(after.needs(id));
        tellNeeds(
                id,
                without(before.needs(id), after.needs(id)),
                without(after.needs(id), before.needs(id)),
                about);
        if (new HashSet<>(old).equals(new HashSet<>(now))) {
            return;
        }
        var gone = new LinkedHashSet<StepId>();
        var fresh = new LinkedHashSet<StepId>();
        if (settled.contains(id)) {
            gone.addAll(before.needsAmong(settled, id));
            gone.removeAll(after.needsAmong(settled, id));
            fresh.addAll(after.needsAmong(settled, id));
            fresh.removeAll(before.needsAmong(settled, id));
        }
        old.stream()
                .filter(need -> !settled.contains(need) || !settled.contains(id))
                .filter(need -> isBefore(need, id) || isGuard(need))
                .filter(need -> !after.waits(id, need))
                .forEach(gone::add);
        now.stream()
                .filter(need -> !settled.contains(need) || !settled.contains(id))
                .filter(need -> isInTheSameLane(need, id) && !need.equals(previous(id)))
                .filter(need -> before.steps().containsKey(need) && !before.waits(id, need))
                .forEach(fresh::add);
        tellNeeds(id, gone, fresh, about);
    }

    private static List<StepId> ofThis(List<StepId> needs) {
        return needs.stream().filter(need -> !need.isOfChild()).toList();
    }

    /// Steps of a runbook within this one, which are in no order here.
    private static Set<StepId> without(List<StepId> some, List<StepId> others) {
        return some.stream()
                .filter(need -> need.isOfChild() && !others.contains(need))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tellNeeds(StepId id, Set<StepId> gone, Set<StepId> fresh, About about) {
        var still = gone.stream().filter(need -> after.waits(id, need)).toList();
        gone.removeAll(still);
        if (!gone.isEmpty()) {
            about.add(
                    Kind.WEAKENED,
                    "It no longer waits for %s.".formatted(ChangeCollector.list(gone)));
        }
        if (!fresh.isEmpty()) {
            about.add(Kind.MOVED, "It now waits for %s.".formatted(ChangeCollector.list(fresh)));
        }
        if (!still.isEmpty() && fresh.isEmpty()) {
            about.add(
                    Kind.MOVED,
                    "It waits for %s only through others now."
                            .formatted(ChangeCollector.list(still)));
        }
    }

    /// Whether a step is still there, and what comes after it had to wait for a decision of it.
    private boolean isGuard(StepId step) {
        var placed = after.steps().get(step);
        return placed != null && StepGuards.isOne(placed.step());
    }

    private @Nullable StepId previous(StepId id) {
        var placed = after.steps().get(id);
        return placed == null ? null : placed.previous();
    }

    private boolean isInTheSameLane(StepId one, StepId other) {
        var first = after.steps().get(one);
        var second = after.steps().get(other);
        return first != null && second != null && first.lane().equals(second.lane());
    }

    /// In the newer file.
    private boolean isBefore(StepId first, StepId second) {
        for (var id : after.steps().keySet()) {
            if (id.equals(second)) {
                return false;
            }
            if (id.equals(first)) {
                return true;
            }
        }
        return false;
    }
}
