package dev.tminus.schedule;

import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a step is planned.
///
/// @param at what its `at` comes to, null without one; what other steps count from
/// @param start the later of `at` and the planned end of all that it needs, for manual steps too:
///   they may start before `at`, but are not planned to; null where neither gives a time
/// @param end `start` and what it `takes`
/// @param startIsEarliest a duration or a planned time before it is unknown and counted as nothing,
///   so that it may well start later
/// @param takesUnknown nobody has said how long it takes; counted as nothing
/// @param leftOut its `when` does not hold by what is known, or is assumed not to: its times are
///   those that it would have, and nothing waits for them
public record PlannedStep(
        StepId step,
        @Nullable Instant at,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean startIsEarliest,
        boolean takesUnknown,
        boolean leftOut) {

    /// Whether it may well end later than `end`.
    public boolean endIsEarliest() {
        return startIsEarliest || takesUnknown;
    }

    /// Of two ways that a run can go the one in which it is done, else the later start.
    static PlannedStep later(PlannedStep one, PlannedStep other) {
        if (one.leftOut != other.leftOut) {
            return one.leftOut ? other : one;
        }
        boolean first =
                other.start == null || (one.start != null && !one.start.isBefore(other.start));
        var later = first ? one : other;
        return new PlannedStep(
                later.step,
                later.at,
                later.start,
                later.end,
                one.startIsEarliest || other.startIsEarliest,
                later.takesUnknown,
                later.leftOut);
    }
}
