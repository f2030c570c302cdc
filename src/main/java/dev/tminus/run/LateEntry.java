package dev.tminus.run;

import dev.tminus.runbook.PersonId;
import java.time.Instant;

/// Something that happened on paper and was entered afterwards.
public record LateEntry(Part part, Instant happenedAt, Instant enteredAt, PersonId by) {

    /// What happened.
    public enum Part {
        STARTED,
        FINISHED,
        SIGNED
    }
}
