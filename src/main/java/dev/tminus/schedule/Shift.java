package dev.tminus.schedule;

import dev.tminus.runbook.names.TeamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A team's planned turn in a role.
///
/// @param from the hand-over to it, null for the first
/// @param until the hand-over from it, null for the last
public record Shift(TeamName team, @Nullable Instant from, @Nullable Instant until) {

    /// Whether the team has the role then; at the hand-over the next one has it.
    public boolean covers(Instant instant) {
        return (from == null || !instant.isBefore(from))
                && (until == null || instant.isBefore(until));
    }
}
