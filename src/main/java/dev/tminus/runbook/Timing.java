package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A planned instant as the file writes it, relative to T-0 or to another step's plan.
///
/// Calendar days and elapsed hours are never mixed: `T-5d` keeps the wall clock across a change of
/// the clocks, `T-120h` does not.
public sealed interface Timing {

    /// What the offset counts from.
    Anchor anchor();

    /// Elapsed time before (negative) or after the anchor: `T+1h05m`, `deploy - 2h`.
    record Elapsed(Anchor anchor, Duration offset) implements Timing {}

    /// Calendar days before (negative) or after the anchor, counted in the runbook's zone.
    ///
    /// @param time wall clock on that day, or null for the anchor's own
    /// @param zone where `time` is read, or null for the runbook's zone; only together with `time`
    record Calendar(Anchor anchor, int days, @Nullable LocalTime time, @Nullable ZoneId zone)
            implements Timing {}

    /// The instant that an offset counts from.
    sealed interface Anchor {}

    /// T-0 itself.
    record Zero() implements Anchor {}

    /// A moment that is given when a run is planned, by the name of the input.
    record Milestone(String input) implements Anchor {}

    /// The planned start of another step.
    record StepPlan(StepId step) implements Anchor {}
}
