package dev.tminus.runbook;

import java.time.Duration;

/// What a check asks, defined once and used in any number of steps.
public sealed interface CheckSpec permits SqlCheck, CountsCheck {

    CheckId id();

    String title();

    /// Of one attempt; after it the attempt is inconclusive.
    Duration timeout();
}
