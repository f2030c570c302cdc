package dev.tminus.schedule;

import dev.tminus.runbook.Role;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import java.time.DayOfWeek;
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

    private final Runbook runbook;
    private final Instant zero;
    private final Moments moments;
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final AtTimes times;

    Planning(Runbook runbook, Instant zero) {
        this.runbook = runbook;
        this.zero = zero;
        moments = new Moments(runbook.timezone());
        runbook.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
        times = new AtTimes(steps, zero, moments);
    }

    Plan plan() {
        var planned = new Forward(steps, times, moments.problems()).plan();
        var window = runbook.window();
        var plannedWindow = window == null ? null : window(window);
        var shifts = new LinkedHashMap<RoleName, List<Shift>>();
        runbook.roles().values().forEach(role -> shifts.put(role.name(), shifts(role)));
        return new Plan(zero, planned, plannedWindow, shifts, inOrderOfTheFile(moments.problems()));
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

    private void report(String message) {
        moments.problems().add(new PlanProblem(null, message));
    }
}
