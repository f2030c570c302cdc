package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Plans the steps one after the other, along what each needs.
final class Forward {

    private final Map<StepId, Step> steps;
    private final AtTimes times;
    private final BiFunction<Step, @Nullable Instant, @Nullable Duration> takes;
    private final Rounds rounds;
    private final List<PlanProblem> problems;
    private final Predicate<Step> isDone;
    private final Map<StepId, PlannedStep> planned = new HashMap<>();
    private final Map<StepId, Through> through = new HashMap<>();

    /// When what needs a step may go on.
    ///
    /// @param at null where nothing gives a time
    /// @param rough whether it may well be later
    /// @param own whether it is done itself
    private record Through(@Nullable Instant at, boolean rough, boolean own) {}

    /// @param takes how long a step takes that starts then, null where that is not known
    /// @param rounds what phases take beyond their first wave
    /// @param isDone whether a step is done at all; one that is not holds nothing up
    Forward(
            Map<StepId, Step> steps,
            AtTimes times,
            BiFunction<Step, @Nullable Instant, @Nullable Duration> takes,
            Predicate<Step> isDone,
            Rounds rounds,
            List<PlanProblem> problems) {
        this.steps = steps;
        this.times = times;
        this.takes = takes;
        this.isDone = isDone;
        this.rounds = rounds;
        this.problems = problems;
    }

    /// Every step in the order of `steps`; those in a circle are planned by their `at` alone.
    Map<StepId, PlannedStep> plan() {
        var open = new HashMap<StepId, Integer>();
        var followers = new HashMap<StepId, List<Step>>();
        var due = new ArrayDeque<Step>();
        for (var step : steps.values()) {
            var needs = known(step);
            open.put(step.id(), needs.size());
            needs.forEach(
                    need -> followers.computeIfAbsent(need, any -> new ArrayList<>()).add(step));
            if (needs.isEmpty()) {
                due.add(step);
            }
        }
        while (!due.isEmpty()) {
            var step = due.remove();
            planned.put(step.id(), plan(step));
            for (var follower : followers.getOrDefault(step.id(), List.of())) {
                if (open.merge(follower.id(), -1, Integer::sum) == 0) {
                    due.add(follower);
                }
            }
        }
        reportCycles();
        var inOrder = new LinkedHashMap<StepId, PlannedStep>();
        for (var step : steps.values()) {
            var done = planned.get(step.id());
            inOrder.put(step.id(), done == null ? plan(step) : done);
        }
        return inOrder;
    }

    private List<StepId> known(Step step) {
        var unknown = step.needsHere().stream().filter(need -> !steps.containsKey(need)).toList();
        for (var need : unknown) {
            problems.add(
                    new PlanProblem(
                            step.id(),
                            ("Step %s needs %s, but there is no such step."
                                            + " Write the id of a step of this runbook.")
                                    .formatted(step.id(), need)));
        }
        return unknown.isEmpty()
                ? step.needsHere()
                : step.needsHere().stream().filter(steps::containsKey).toList();
    }

    private PlannedStep plan(Step step) {
        var at = times.of(step.id());
        @Nullable Instant after = null;
        // a time that counts from what is not known yet
        boolean rough = step.at() != null && at == null;
        for (var need : step.needsHere()) {
            var before = through.get(need);
            if (before == null) {
                continue;
            }
            var more = rounds.between(need, step.id());
            rough |= before.rough() || (before.own() && more.rough());
            after =
                    later(
                            after,
                            before.at() == null || !before.own()
                                    ? before.at()
                                    : before.at().plus(more.time()));
        }
        var start = later(at, after);
        boolean timed = at != null && at.equals(start);
        var lasts = takes.apply(step, start);
        boolean done = isDone.test(step);
        var one =
                new PlannedStep(
                        step.id(),
                        at,
                        start,
                        start == null
                                ? null
                                : start.plus(lasts == null ? Takes.atLeast(step) : lasts),
                        rough && !timed,
                        lasts == null,
                        !done);
        through.put(
                step.id(),
                done
                        ? new Through(one.end(), one.endIsEarliest() || one.end() == null, true)
                        : new Through(after, rough, false));
        return one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private void reportCycles() {
        var left = steps.keySet().stream().filter(id -> !planned.containsKey(id)).toList();
        for (var cycle : Cycles.among(left, this::unplannedNeed)) {
            problems.add(
                    new PlanProblem(
                            cycle.getFirst(),
                            "Step %s needs itself: %s. Take one of these needs away."
                                    .formatted(cycle.getFirst(), Cycles.print(cycle))));
        }
    }

    private @Nullable StepId unplannedNeed(StepId id) {
        var step = steps.get(id);
        if (step == null) {
            return null;
        }
        return step.needsHere().stream()
                .filter(need -> steps.containsKey(need) && !planned.containsKey(need))
                .findFirst()
                .orElse(null);
    }
}
