package dev.tminus.schedule;

import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where timings land, by the rules of the runbook language, and the problems on the way.
///
/// @param zone the runbook's, which counts calendar days
record Moments(ZoneId zone, List<PlanProblem> problems) {

    Moments(ZoneId zone) {
        this(zone, new ArrayList<>());
    }

    /// What has a planned time.
    ///
    /// @param says begins its sentence: `Step swap is planned for`
    record Subject(@Nullable StepId step, String says) {

        static Subject step(StepId step) {
            return new Subject(step, "Step " + step + " is planned for");
        }
    }

    /// The instant, or null with a problem added.
    @Nullable Instant land(Subject subject, Timing timing, Instant anchor) {
        return switch (landing(timing, anchor)) {
            case LocalZero.At(var instant) -> instant;
            case LocalZero.Refused refused -> {
                report(subject, timing, refused.fault() + " " + wayOut(timing));
                yield null;
            }
        };
    }

    void report(Subject subject, Timing timing, String fault) {
        problems.add(
                new PlanProblem(
                        subject.step(),
                        "%s %s, but %s".formatted(subject.says(), Offsets.print(timing), fault)));
    }

    private LocalZero landing(Timing timing, Instant anchor) {
        return switch (timing) {
            case Timing.Elapsed elapsed -> new LocalZero.At(anchor.plus(elapsed.offset()));
            case Timing.Calendar calendar -> {
                var time = calendar.time();
                var there = anchor.atZone(zone);
                if (time == null && calendar.days() == 0) {
                    yield new LocalZero.At(anchor);
                }
                yield LocalZero.resolve(
                        LocalDateTime.of(
                                there.toLocalDate().plusDays(calendar.days()),
                                time == null ? there.toLocalTime() : time),
                        in(calendar));
            }
        };
    }

    private ZoneId in(Timing.Calendar calendar) {
        var named = calendar.zone();
        return named == null ? zone : named;
    }

    private static String wayOut(Timing timing) {
        return switch (timing) {
            case Timing.Elapsed elapsed -> "";
            case Timing.Calendar(var anchor, int days, var time, var in) -> {
                var day = new Timing.Calendar(anchor, days, null, null);
                var hours = new Timing.Elapsed(anchor, Duration.ofDays(days));
                yield time == null
                        ? "Give it a wall clock of its own (%s 09:00), or count elapsed hours (%s)."
                                .formatted(Offsets.print(day), Offsets.print(hours))
                        : "Give it another wall clock, or count elapsed hours from %s."
                                .formatted(
                                        switch (anchor) {
                                            case Timing.Zero() -> "T-0";
                                            case Timing.Milestone _ -> "that input";
                                            case Timing.StepPlan _ -> "that step";
                                        });
            }
        };
    }
}
