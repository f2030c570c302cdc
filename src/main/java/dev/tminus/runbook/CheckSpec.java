package dev.tminus.runbook;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a check asks, defined once and used in any number of steps.
public sealed interface CheckSpec permits SqlCheck, CountsCheck, DumpCheck {

    CheckId id();

    String title();

    /// Of one attempt; after it the attempt is inconclusive.
    Duration timeout();

    /// How long its evidence is kept after the end of the run, or null for ever; digests stay.
    @Nullable Duration retention();

    /// The same check with other common keys.
    CheckSpec named(String newTitle, Duration newTimeout, @Nullable Duration newRetention);

    /// The same check with other values of its sides' parameters.
    CheckSpec bound(UnaryOperator<String> value);
}
