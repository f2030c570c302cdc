package dev.tminus.schedule;

import dev.tminus.runbook.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Offsets as files and screens write them, with an ASCII hyphen so that they can be searched for.
public final class Offsets {

    private Offsets() {}

    /// A planned time, `T-5d 09:00 Asia/Shanghai`; [Timings#parse] reads it back as the same timing
    /// where that is one it could have read: whole seconds, ten years at most.
    public static String print(Timing timing) {
        return switch (timing) {
            case Timing.Elapsed(var anchor, var offset) when offset.isZero() -> atAnchor(anchor);
            case Timing.Elapsed(var anchor, var offset) ->
                    prefix(anchor, offset.isNegative()) + Amount.write(offset.abs());
            case Timing.Calendar calendar ->
                    prefix(calendar.anchor(), calendar.days() < 0 || isZero(calendar))
                            + Math.abs(calendar.days())
                            + "d"
                            + word(calendar.time())
                            + word(calendar.zone());
        };
    }

    /// The same for people, who know a milestone by its name: `code freeze - 2d`.
    public static String shown(Timing timing) {
        var written = print(timing);
        return timing.anchor() instanceof Timing.Milestone(var input)
                ? written.replace(atAnchor(timing.anchor()), input.replace('-', ' '))
                : written;
    }

    /// When something happened, as elapsed time: `T+1h05m`, `T-15m`, `T-0`; `T-122h05m` and never
    /// in days, since `T-5d` counts calendar days. Seconds are cut off from one minute on.
    public static String elapsed(Instant zero, Instant at) {
        var offset = wholeSeconds(zero, at);
        if (offset.isZero()) {
            return "T-0";
        }
        var size = offset.abs();
        var shown = size.toMinutes() > 0 ? size.truncatedTo(ChronoUnit.MINUTES) : size;
        return (offset.isNegative() ? "T-" : "T+") + Amount.write(shown);
    }

    /// When something is planned, to the second: `T+1h05m`, and from one day on the day and its
    /// wall clock, `T-10d 12:45`, as a file would say it.
    ///
    /// @param zone counts the days, the runbook's
    public static String exact(Instant zero, Instant at, ZoneId zone) {
        var offset = wholeSeconds(zero, at);
        if (offset.isZero()) {
            return "T-0";
        }
        if (offset.abs().compareTo(Duration.ofDays(1)) < 0) {
            return (offset.isNegative() ? "T-" : "T+") + Amount.write(offset.abs());
        }
        var there = at.atZone(zone).truncatedTo(ChronoUnit.SECONDS);
        var days = ChronoUnit.DAYS.between(zero.atZone(zone).toLocalDate(), there.toLocalDate());
        return print(new Timing.Calendar(new Timing.Zero(), (int) days, there.toLocalTime(), null));
    }

    /// Rounded down, so that a clock ticks evenly through zero.
    private static Duration wholeSeconds(Instant zero, Instant at) {
        return Duration.ofSeconds(Duration.between(zero, at).toSeconds());
    }

    private static String atAnchor(Timing.Anchor anchor) {
        return switch (anchor) {
            case Timing.Zero() -> "T-0";
            case Timing.Milestone(var input) -> "{{input.%s}}".formatted(input);
            case Timing.StepPlan(var step) ->
                    Timings.standsAlone(step) ? step.value() : step + " + 0m";
        };
    }

    private static String prefix(Timing.Anchor anchor, boolean before) {
        return switch (anchor) {
            case Timing.Zero() -> before ? "T-" : "T+";
            case Timing.Milestone _ -> atAnchor(anchor) + (before ? " - " : " + ");
            case Timing.StepPlan(var step) -> step + (before ? " - " : " + ");
        };
    }

    private static boolean isZero(Timing.Calendar calendar) {
        return calendar.days() == 0 && calendar.anchor() instanceof Timing.Zero;
    }

    private static String word(@Nullable Object part) {
        return part == null ? "" : " " + part;
    }
}
