package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last time that a contingency was opened.
///
/// @param number counts its openings from 1
/// @param by null where a failing step opened it
/// @param cause the step that went wrong, null where somebody saw something else
/// @param endedAt null while it is open
public record ContingencyOpening(
        int number,
        @Nullable PersonId by,
        Instant openedAt,
        @Nullable StepId cause,
        String reason,
        @Nullable Instant endedAt) {

    ContingencyOpening ended(Instant at) {
        return new ContingencyOpening(number, by, openedAt, cause, reason, at);
    }
}
