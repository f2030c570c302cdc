package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out what each step waits for: its own `needs`, else what stands before it.
///
/// Steps that wait for the same ones share one list, so that a group of a thousand behind a group
/// of a thousand costs two lists and not a million entries.
public final class OrderSteps {

    private static final int SHOWN = 8;

    private final RunbookDraft draft;
    private final Index index;
    private final Problems problems;
    private final Map<StepDraft, List<StepDraft>> needs = new HashMap<>();
    private final Set<StepDraft> unclear = new HashSet<>();
    private final Map<PhaseDraft, List<StepDraft>> finals = new HashMap<>();
    private final Map<Set<String>, List<StepDraft>> resolved = new HashMap<>();
    private final ChildNeeds children;
    private int entries;
    private boolean tooMany;

    private OrderSteps(RunbookDraft draft, Index index, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.problems = problems;
        this.children = new ChildNeeds(draft, index, problems);
    }

    /// What every step waits for.
    ///
    /// @param needs every step with what comes first, for a step of a child the one that runs it;
    ///   steps with the same needs share a list
    /// @param children what steps that wait for steps of children wait for, and what is over then
    /// @param unclear steps some of whose needs are not known
    public record Order(
            Map<StepDraft, List<StepDraft>> needs,
            Map<StepDraft, ChildNeeds.Waits> children,
            Set<StepDraft> unclear) {

        public List<StepDraft> of(StepDraft step) {
            return needs.getOrDefault(step, List.of());
        }

        /// What is over when a step starts, and behind what else is over.
        List<StepDraft> over(StepDraft step) {
            var waits = children.get(step);
            return waits == null ? of(step) : waits.over();
        }
    }

    public static Order order(RunbookDraft draft, Index index, Problems problems) {
        var order = new OrderSteps(draft, index, problems);
        List<StepDraft> before = List.of();
        for (var phase : draft.phases()) {
            order.inOrder(phase.items(), before);
            var last = order.finals(phase);
            before = last.isEmpty() ? before : last;
        }
        draft.phases().forEach(phase -> phase.steps().forEach(step -> order.explicit(step, phase)));
        for (var contingency : draft.contingencies()) {
            order.inOrder(contingency.items(), List.of());
            contingency.steps().forEach(step -> order.explicit(step, null));
        }
        order.checkCircles();
        return new Order(
                order.needs,
                order.children.waits(
                        step -> order.needs.getOrDefault(step, List.of()), order::steps),
                order.unclear);
    }

    private void inOrder(List<ItemDraft> items, List<StepDraft> before) {
        var waitFor = before;
        for (var item : items) {
            var members = item.members().toList();
            for (var step : members) {
                if (step.get(StepShape.NEEDS) == null) {
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
                    var explicit = step.get(StepShape.NEEDS);
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

    private void explicit(StepDraft step, @Nullable PhaseDraft phase) {
        var explicit = step.get(StepShape.NEEDS);
        if (explicit != null) {
            needs.put(step, resolve(phase, step, explicit));
        }
    }

    private List<StepDraft> resolve(
            @Nullable PhaseDraft phase, StepDraft step, List<Placed<String>> explicit) {
        var names = new LinkedHashSet<String>();
        for (var need : explicit) {
            if (isKnown(phase, step, need)) {
                names.add(need.value());
            } else {
                unclear.add(step);
            }
        }
        var known = resolved.get(names);
        if (known != null) {
            return known;
        }
        int size = names.stream().mapToInt(name -> steps(name).size()).sum();
        if (entries + size > TooManyNeeds.MOST) {
            unclear.add(step);
            if (tooMany) {
                return List.of();
            }
            tooMany = true;
            TooManyNeeds.refuse(step, problems);
            return List.of();
        }
        entries += size;
        Set<StepDraft> unique = Collections.newSetFromMap(new IdentityHashMap<>());
        var list =
                names.stream().flatMap(name -> steps(name).stream()).filter(unique::add).toList();
        resolved.put(names, list);
        return list;
    }

    private boolean isKnown(@Nullable PhaseDraft phase, StepDraft step, Placed<String> need) {
        boolean self = ChildNeeds.host(need.value()).equals(step.idText());
        boolean ownPhase = phase != null && phase.equals(index.phase(need.value()));
        if (self || ownPhase) {
            problems.error(
                    Code.CYCLE,
                    need.at(),
                    "The step needs " + (self ? "itself." : "its own phase."),
                    () -> "Remove it, or name the steps that come first.");
            return false;
        }
        var lane = index.lane(step);
        if (ChildNeeds.isOfChild(need.value())) {
            return children.isKnown(lane, need);
        }
        boolean known = lane == null ? isOfMainLine(need) : lane.equals(index.lane(need.value()));
        if (!known) {
            refuse(lane, need);
        }
        return known;
    }

    private boolean isOfMainLine(Placed<String> need) {
        return index.step(need.value()) != null || index.phase(need.value()) != null;
    }

    private void refuse(@Nullable ContingencyDraft lane, Placed<String> need) {
        var other = index.lane(need.value());
        if (lane != null && (isOfMainLine(need) || other != null)) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "Steps of a contingency need only steps of the same one, and `%s` belongs to %s."
                            .formatted(need.value(), OrderSteps.place(other)),
                    () -> "Remove it: a contingency opens where it is needed.");
        } else if (other != null) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "The main line never waits for a contingency, and `%s` belongs to %s."
                            .formatted(need.value(), OrderSteps.place(other)),
                    () -> "Remove it: while a contingency is open the main line is held.");
        } else if (lane != null) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "The contingency has no step `" + need.value() + "`.",
                    () ->
                            Nearest.suggest(
                                    need.value(),
                                    lane.steps()
                                            .flatMap(each -> Stream.ofNullable(each.idText()))
                                            .toList()));
        } else {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "The runbook has no step or phase `" + need.value() + "`.",
                    () -> Nearest.suggest(need.value(), index.ids()));
        }
    }

    /// Where a step stands, in words: `the contingency x`.
    public static String place(@Nullable ContingencyDraft lane) {
        return lane == null ? "the main line" : "the contingency `" + lane.idText() + "`";
    }

    private List<StepDraft> steps(String name) {
        var step = index.anyStep(ChildNeeds.host(name));
        var phase = index.phase(name);
        return step != null
                ? List.of(step)
                : phase == null ? List.of() : finals.getOrDefault(phase, List.of());
    }

    private void checkCircles() {
        var graph =
                new NeedsGraph(
                        draft.allSteps().toList(), step -> needs.getOrDefault(step, List.of()));
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
        var explicit = step.get(StepShape.NEEDS);
        return (explicit == null ? List.<Placed<String>>of() : explicit)
                .stream()
                        .filter(need -> steps(need.value()).contains(other))
                        .map(Placed::at)
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

    public static String name(StepDraft step) {
        var id = step.id();
        return id == null ? "a step without id" : "`" + id.value() + "`";
    }
}
