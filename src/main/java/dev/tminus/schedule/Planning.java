package dev.tminus.schedule;

import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes one [Plan].
final class Planning {

    private final Plans plans;
    private final Runbook runbook;
    private final Instant zero;
    private final Map<String, Instant> milestones;
    private final Moments moments;
    private final Map<StepId, Step> steps;
    private final AtTimes times;

    Planning(Plans plans, Instant zero) {
        this.plans = plans;
        this.zero = zero;
        runbook = plans.runbook();
        steps = plans.steps();
        milestones = Milestones.of(plans.circumstances().inputs());
        moments = new Moments(runbook.timezone());
        times = new AtTimes(steps, zero, milestones, moments);
    }

    Plan plan() {
        var planned = latest();
        landOthers();
        var window = runbook.window();
        var plannedWindow = window == null ? null : window(window);
        var shifts = new LinkedHashMap<RoleName, List<Shift>>();
        runbook.roles().values().forEach(role -> shifts.put(role.name(), shifts(role)));
        return new Plan(zero, planned, plannedWindow, shifts, inOrderOfTheFile(moments.problems()));
    }

    /// Every step where it starts latest, of all ways a run can go in which it is done.
    private Map<StepId, PlannedStep> latest() {
        moments.problems().addAll(plans.sequence().problems());
        var latest = new LinkedHashMap<StepId, PlannedStep>();
        for (var done : plans.ways()) {
            new Forward(plans.sequence(), times, this::takes, done)
                    .plan()
                    .forEach(step -> latest.merge(step.step(), step, PlannedStep::later));
        }
        return latest;
    }

    /// Deadlines, the ends of waits and the dates for answers land too, or are among the problems.
    private void landOthers() {
        for (var step : steps.values()) {
            for (var deadline : step.policy().deadlines()) {
                if (deadline instanceof Deadline.At(var timing, _)) {
                    land(step, "A deadline of step %s is", timing);
                }
            }
            if (step instanceof WaitStep(_, WaitStep.Lasts.Until(var timing))) {
                land(step, "Step %s waits until", timing);
            }
        }
        for (var question : runbook.questions()) {
            var due = question.due();
            if (due != null) {
                land("The answer to %s is due at".formatted(question.id()), due);
            }
        }
    }

    private void land(Step step, String says, Timing timing) {
        var _ = times.land(new Moments.Subject(step.id(), says.formatted(step.id())), timing);
    }

    /// How long a step is expected to take once it starts, null where nobody knows. A vote, a
    /// message and a single look are nobody's work and count as nothing.
    private @Nullable Duration takes(Step step, @Nullable Instant start) {
        return step.basics().takesAsAnswered() == null
                        && step instanceof WaitStep(_, WaitStep.Lasts.Until(var timing))
                ? until(timing, start)
                : plans.takes(step);
    }

    private @Nullable Duration until(Timing timing, @Nullable Instant start) {
        var end = Moment.of(timing, zero, runbook.timezone(), times::of, milestones).orElse(null);
        if (start == null || end == null) {
            return null;
        }
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }

    /// Problems of steps first, as the file has them.
    private List<PlanProblem> inOrderOfTheFile(List<PlanProblem> problems) {
        var places = new HashMap<StepId, Integer>();
        steps.keySet().forEach(step -> places.put(step, places.size()));
        return problems.stream()
                .sorted(
                        Comparator.comparingInt(problem ->
                                problem.step() == null
                                        ? places.size()
                                        : places.getOrDefault(problem.step(), 0)))
                .toList();
    }

    private @Nullable PlannedWindow window(Window window) {
        var opens = land("The window opens at", window.opens());
        var closes = land("The window closes at", window.closes());
        if (opens == null || closes == null) {
            return null;
        }
        if (!opens.isBefore(closes)) {
            report(
                    null,
                    "The window opens at %s and closes at %s, which is not after it. "
                                    .formatted(
                                            Offsets.print(window.opens()),
                                            Offsets.print(window.closes()))
                            + "Write a later \"closes\".");
            return null;
        }
        return new PlannedWindow(opens, closes, wrongDay(window, opens));
    }

    private @Nullable String wrongDay(Window window, Instant opens) {
        var there = opens.atZone(runbook.timezone());
        if (window.days().isEmpty() || window.days().contains(there.getDayOfWeek())) {
            return null;
        }
        return "The window opens on %s %s in %s, but the runbook allows %s. Choose another T-0."
                .formatted(
                        name(there.getDayOfWeek()),
                        there.toLocalDate(),
                        runbook.timezone(),
                        window.days().stream()
                                .sorted()
                                .map(Planning::name)
                                .collect(Collectors.joining(", ")));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private List<Shift> shifts(Role role) {
        var shifts = new ArrayList<Shift>();
        @Nullable Instant from = null;
        for (var cover : role.cover()) {
            var timing = cover.until();
            var until =
                    timing == null
                            ? null
                            : land("Role " + role.name() + " is handed over at", timing);
            if (timing != null && until != null && from != null && !until.isAfter(from)) {
                report(
                        role.name(),
                        "Role %s is handed over by %s at %s, which is not after the hand-over "
                                        .formatted(role.name(), cover.team(), Offsets.print(timing))
                                + "before it. Put the shifts in order.");
            }
            shifts.add(new Shift(cover.team(), from, until));
            from = until;
        }
        return List.copyOf(shifts);
    }

    private @Nullable Instant land(String says, Timing timing) {
        return times.land(new Moments.Subject(null, says), timing);
    }

    private void report(@Nullable RoleName role, String message) {
        moments.problems().add(new PlanProblem(null, role, message));
    }
}
