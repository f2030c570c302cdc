package dev.tminus.schedule;

import dev.tminus.runbook.StepId;
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
public record PlannedStep(
        StepId step,
        @Nullable Instant at,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean startIsEarliest,
        boolean takesUnknown) {

    /// Whether it may well end later than `end`.
    public boolean endIsEarliest() {
        return startIsEarliest || takesUnknown;
    }
}
