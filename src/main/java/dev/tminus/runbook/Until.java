package dev.tminus.runbook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a check is tried again before its verdict counts.
///
/// @param every from the end of one attempt to the start of the next
/// @param lasts how long it is tried, from the start of the first attempt; afterwards the last
///   outcome counts
/// @param passes how many attempts in a row must pass
/// @param giveUpAfter how many attempts in a row may end without passing, or null for any number
/// @param delay before the first attempt
public record Until(
        Duration every,
        Duration lasts,
        int passes,
        @Nullable Integer giveUpAfter,
        Duration delay) {}
