package dev.tminus.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When the release may happen, once T-0 is set.
///
/// @param wrongDay a sentence where it opens on a day of the week that the runbook does not allow,
///   else null; whether that matters depends on how the run is meant
public record PlannedWindow(Instant opens, Instant closes, @Nullable String wrongDay) {

    /// Whether it is open then; at `closes` it is not.
    public boolean contains(Instant instant) {
        return !instant.isBefore(opens) && instant.isBefore(closes);
    }
}
