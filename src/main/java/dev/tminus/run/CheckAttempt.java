package dev.tminus.run;

import dev.tminus.runbook.check.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt of one use of a check.
///
/// @param number counts the attempts of this use from 1
/// @param series attempts that are judged together share it: those of one `until`, those of one
///   round of protections; it only grows
/// @param endedAt null while it is under way
/// @param outcome null while it is under way
public record CheckAttempt(
        int number,
        int series,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome) {

    public boolean underWay() {
        return outcome == null;
    }

    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }

    CheckAttempt ended(Instant at, Outcome how) {
        return new CheckAttempt(number, series, startedAt, at, how);
    }
}
