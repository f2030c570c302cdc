package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which order the steps of a runbook are planned and what each waits for: the same for every
/// T-0, and in every way that a run can go. A step goes by its place in the file.
final class Sequence {

    private final List<Step> steps;
    private final Map<StepId, Integer> places = new HashMap<>();
    private final List<List<Need>> needs = new ArrayList<>();
    private final List<Integer> order;
    private final List<PlanProblem> problems = new ArrayList<>();

    /// @param place of the step that is needed
    /// @param more what is waited for beyond it
    record Need(int place, Rounds.More more) {}

    /// @param steps each once
    /// @param rounds what phases take beyond their first wave
    Sequence(Collection<Step> steps, Rounds rounds) {
        this.steps = List.copyOf(steps);
        this.steps.forEach(step -> places.put(step.id(), places.size()));
        this.steps.forEach(step -> needs.add(known(step, rounds)));
        var reached = reached();
        reportCycles(reached);
        for (int place = 0; place < this.steps.size(); place++) {
            reached.add(place);
        }
        order = List.copyOf(reached);
    }

    List<Step> steps() {
        return steps;
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
            var place = places.get(need);
            if (place != null) {
                known.add(new Need(place, rounds.between(need, step.id())));
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

    /// The places of the steps that come after no circle, in the order to plan them.
    private Set<Integer> reached() {
        var open = new int[steps.size()];
        var followers = new ArrayList<List<Integer>>();
        steps.forEach(_ -> followers.add(new ArrayList<>()));
        var due = new ArrayDeque<Integer>();
        for (int place = 0; place < open.length; place++) {
            open[place] = needs(place).size();
            for (var need : needs(place)) {
                followers.get(need.place()).add(place);
            }
            if (open[place] == 0) {
                due.add(place);
            }
        }
        var reached = new LinkedHashSet<Integer>();
        while (!due.isEmpty()) {
            int place = due.remove();
            reached.add(place);
            for (int follower : followers.get(place)) {
                open[follower]--;
                if (open[follower] == 0) {
                    due.add(follower);
                }
            }
        }
        return reached;
    }

    private void reportCycles(Set<Integer> reached) {
        var left = new ArrayList<StepId>();
        for (int place = 0; place < steps.size(); place++) {
            if (!reached.contains(place)) {
                left.add(steps.get(place).id());
            }
        }
        for (var cycle : Cycles.among(left, id -> needLeft(id, reached))) {
            problems.add(
                    new PlanProblem(
                            cycle.getFirst(),
                            "Step %s needs itself: %s. Take one of these needs away."
                                    .formatted(cycle.getFirst(), Cycles.print(cycle))));
        }
    }

    private @Nullable StepId needLeft(StepId id, Set<Integer> reached) {
        return needs(places.getOrDefault(id, 0)).stream()
                .filter(need -> !reached.contains(need.place()))
                .findFirst()
                .map(need -> steps.get(need.place()).id())
                .orElse(null);
    }
}
