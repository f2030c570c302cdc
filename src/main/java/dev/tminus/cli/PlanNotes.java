package dev.tminus.cli;

import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands below a line of a plan: what people should know, and when a step is due again.
record PlanNotes(Runbook runbook, Plan plan) {

    /// How many times of a repeated step are shown.
    private static final int SHOWN = 5;

    /// In lines of their own, none blank.
    static Stream<List<String>> of(Briefing briefing) {
        return lines(briefing.inLines());
    }

    Stream<List<String>> of(Step step) {
        return Stream.concat(lines(repeated(step)), of(step.briefing()));
    }

    private static Stream<List<String>> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of("", "  " + line.stripTrailing()));
    }

    private String repeated(Step step) {
        var repeat = step.policy().repeat();
        if (repeat == null) {
            return "";
        }
        var until = runbook.allSteps().filter(one -> one.id().equals(repeat.until())).findFirst();
        var first = start(step);
        var end = until.map(this::start).orElse(null);
        var words =
                "Again every %s until %s starts"
                        .formatted(
                                Durations.exact(repeat.every()),
                                until.map(one -> one.basics().number()).orElseThrow());
        return first == null || end == null
                ? words + "."
                : words
                        + times(
                                new Recurrence(first, repeat.every(), runbook.timezone())
                                        .again()
                                        .takeWhile(end::isAfter)
                                        .limit(SHOWN + 1L)
                                        .toList());
    }

    private String times(List<Instant> again) {
        return again.isEmpty()
                ? ", which is planned before the first time."
                : ": "
                        + again.stream()
                                .limit(SHOWN)
                                .map(at -> Offsets.exact(plan.zero(), at, runbook.timezone()))
                                .collect(Collectors.joining(", "))
                        + (again.size() > SHOWN ? ", …" : "");
    }

    private @Nullable Instant start(Step step) {
        var planned = plan.steps().get(step.id());
        return planned == null ? null : planned.start();
    }
}
