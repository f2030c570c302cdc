package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the `at` of each step comes to, steps that count from other steps in any order included.
final class AtTimes {

    private final Map<StepId, Step> steps;
    private final Instant zero;
    private final Map<String, Instant> milestones;
    private final Moments moments;
    private final Map<StepId, Instant> landed = new HashMap<>();

    /// @param milestones the moments that are given by now; what counts from another one has no
    ///   time
    AtTimes(
            Map<StepId, Step> steps,
            Instant zero,
            Map<String, Instant> milestones,
            Moments moments) {
        this.steps = steps;
        this.zero = zero;
        this.milestones = milestones;
        this.moments = moments;
        landAll();
    }

    /// Null for a step without `at`, and for one whose `at` is among the problems.
    @Nullable Instant of(StepId step) {
        return landed.get(step);
    }

    /// What any other timing of the runbook comes to, or null with a problem added where it is the
    /// timing's own and not that of the step it counts from.
    @Nullable Instant land(Moments.Subject subject, Timing timing) {
        return switch (timing.anchor()) {
            case Timing.Zero() -> moments.land(subject, timing, zero);
            case Timing.Milestone(var input) -> {
                var given = milestones.get(input);
                yield given == null ? null : moments.land(subject, timing, given);
            }
            case Timing.StepPlan(var step) -> {
                var anchor = landed.get(step);
                if (anchor == null) {
                    reportMissing(subject, timing, step);
                    yield null;
                }
                yield moments.land(subject, timing, anchor);
            }
        };
    }

    private void landAll() {
        var followers = new HashMap<StepId, List<Step>>();
        var due = new ArrayDeque<Step>();
        for (var step : steps.values()) {
            var anchor = anchorStep(step);
            if (anchor != null) {
                followers.computeIfAbsent(anchor, any -> new ArrayList<>()).add(step);
            } else if (step.at() != null) {
                due.add(step);
            }
        }
        var reached = new LinkedHashSet<StepId>();
        while (!due.isEmpty()) {
            var step = due.remove();
            var at = land(step);
            reached.add(step.id());
            if (at != null) {
                landed.put(step.id(), at);
                due.addAll(followers.getOrDefault(step.id(), List.of()));
            }
        }
        reportUnreached(reached);
    }

    private @Nullable Instant land(Step step) {
        var timing = step.at();
        return timing == null ? null : land(Moments.Subject.step(step.id()), timing);
    }

    /// The step that this one counts from, or null.
    private static @Nullable StepId anchorStep(@Nullable Step step) {
        var timing = step == null ? null : step.at();
        return timing != null && timing.anchor() instanceof Timing.StepPlan(var anchor)
                ? anchor
                : null;
    }

    private void reportUnreached(Set<StepId> reached) {
        var unreached = new LinkedHashMap<StepId, Step>();
        for (var step : steps.values()) {
            var timing = step.at();
            if (timing == null || reached.contains(step.id())) {
                continue;
            }
            unreached.put(step.id(), step);
            var anchor = anchorStep(step);
            if (anchor != null) {
                reportMissing(Moments.Subject.step(step.id()), timing, anchor);
            }
        }
        for (var cycle : Cycles.among(unreached.keySet(), id -> anchorStep(unreached.get(id)))) {
            moments.problems()
                    .add(
                            new PlanProblem(
                                    cycle.getFirst(),
                                    "Step %s is planned from itself: %s. Plan one of them from T-0."
                                            .formatted(cycle.getFirst(), Cycles.print(cycle))));
        }
    }

    private void reportMissing(Moments.Subject subject, Timing timing, StepId anchor) {
        var step = steps.get(anchor);
        if (step == null) {
            moments.report(
                    subject, timing, "there is no step %s. %s".formatted(anchor, advice(anchor)));
        } else if (step.at() == null) {
            moments.report(
                    subject,
                    timing,
                    "step %1$s has no planned time. Give %1$s an \"at\", or count from T-0."
                            .formatted(anchor));
        }
    }

    private static String advice(StepId unknown) {
        return Timings.withSpaces(unknown)
                .map("If you mean \"%s\", write it with the spaces."::formatted)
                .orElse("Write the id of a step, or count from T-0.");
    }
}
