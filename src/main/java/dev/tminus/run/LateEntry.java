package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;

/// Something that happened on paper and was entered afterwards.
///
/// @param attempt of the step's work
public record LateEntry(
        Part part, int attempt, Instant happenedAt, Instant enteredAt, PersonId by) {

    /// What happened.
    public enum Part {
        STARTED,
        FINISHED,
        SIGNED
    }
}
