package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Plan;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A step that is planned for a time at which the steps before it are not done yet, whatever the
/// time of day of T-0 or only for some.
final class AtBeforeNeeds implements RunbookRule {

    private static final int DAY = 24 * 60;

    /// Minutes between two T-0 that are tried; what lies between is found out where it matters.
    private static final int GRAIN = 60;

    @Override
    public String code() {
        return "at-before-needs";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var plans = new Plans(subject);
        for (var planned : plans.at(DAY / 2).steps().values()) {
            // an `at` of the phase is a default, and only its first steps begin then
            if (findings.says(Part.STEP, planned.step(), "at")) {
                lookAt(planned.step(), plans, subject, findings);
            }
        }
    }

    private static void lookAt(StepId step, Plans plans, LintedRunbook subject, Findings findings) {
        var times = plans.times();
        var late = times.stream().filter(time -> plans.isLate(step, time)).toList();
        if (late.isEmpty()) {
            return;
        }
        var at = findings.at(Part.STEP, step, "at");
        if (late.size() == times.size()) {
            at.say(
                    "By the durations of the steps before it, `%s` cannot start before %s after its `at`."
                            .formatted(step, Durations.print(plans.slip(step, DAY / 2))),
                    "Plan it later, or what comes before it earlier or shorter.");
            return;
        }
        var longest =
                late.stream()
                        .map(time -> plans.slip(step, time))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        at.say(
                "By the durations of the steps before it, `%s` cannot start at its `at` when T-0 is %s (%s): it is up to %s late."
                        .formatted(
                                step,
                                when(step, plans),
                                subject.runbook().timezone(),
                                Durations.print(longest)),
                "Choose another T-0, or plan it later, or what comes before it earlier or"
                        + " shorter.");
    }

    /// `before 11:00`, `from 20:00 on` or `from 02:00 to 05:00`, and several of them.
    private static String when(StepId step, Plans plans) {
        var spans = new ArrayList<String>();
        int from = -1;
        for (int time = 0; time <= DAY; time += GRAIN) {
            boolean late = time < DAY && plans.isLate(step, time);
            if (late && from < 0) {
                from = time == 0 ? 0 : plans.change(step, time - GRAIN, time);
            } else if (!late && from >= 0) {
                int to = time == DAY ? DAY : plans.change(step, time - GRAIN, time);
                spans.add(span(from, to));
                from = -1;
            }
        }
        return String.join(" or ", spans);
    }

    private static String span(int from, int to) {
        if (from == 0) {
            return "before " + clock(to);
        }
        return to == DAY
                ? "from " + clock(from) + " on"
                : "from " + clock(from) + " to " + clock(to);
    }

    private static LocalTime clock(int minutes) {
        return LocalTime.ofSecondOfDay(minutes * 60L);
    }

    /// Plans for T-0 at the times of a day, in minutes; one is enough where nothing is planned by
    /// the wall clock.
    private static final class Plans {

        private final LintedRunbook subject;
        private final Map<Integer, Plan> known = new HashMap<>();
        private final boolean byWallClock;

        Plans(LintedRunbook subject) {
            this.subject = subject;
            byWallClock =
                    subject.runbook()
                            .steps()
                            .anyMatch(step ->
                                    step.at() instanceof Timing.Calendar calendar
                                            && calendar.time() != null);
        }

        List<Integer> times() {
            var times = new ArrayList<Integer>();
            for (int time = 0; time < DAY; time += GRAIN) {
                times.add(time);
            }
            return byWallClock ? times : List.of(DAY / 2);
        }

        Plan at(int time) {
            return known.computeIfAbsent(time, minutes -> subject.plan(clock(minutes)));
        }

        boolean isLate(StepId step, int time) {
            return !slip(step, time).isZero();
        }

        Duration slip(StepId step, int time) {
            var planned = at(time).steps().get(step);
            if (planned == null || planned.leftOut()) {
                return Duration.ZERO;
            }
            var at = planned.at();
            var start = planned.start();
            return at != null && start != null && start.isAfter(at)
                    ? Duration.between(at, start)
                    : Duration.ZERO;
        }

        /// The first minute at which it is as it is at `to`.
        int change(StepId step, int from, int to) {
            boolean late = isLate(step, to);
            int before = from;
            int after = to;
            while (after - before > 1) {
                int middle = (before + after) / 2;
                if (isLate(step, middle) == late) {
                    after = middle;
                } else {
                    before = middle;
                }
            }
            return after;
        }
    }
}
