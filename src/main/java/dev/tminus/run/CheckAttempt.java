package dev.tminus.run;

import dev.tminus.runbook.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt of one use of a check.
///
/// @param number counts the attempts of this use from 1
/// @param outcome null while it is under way
public record CheckAttempt(
        int number, Instant startedAt, @Nullable Instant endedAt, @Nullable Outcome outcome) {}
