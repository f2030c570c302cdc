package dev.tminus.runbook;

import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A check that must hold before a step starts: a protection.
///
/// It is tried when all else is ready, again only while it has not passed, and once more at the
/// start itself.
///
/// @param as names its results within the step
/// @param every from the end of one attempt to the start of the next
/// @param notOlder accepts a result of this check by any step of the run while it is no older, or
///   null where only its own attempts count
/// @param mayOverride whether authority may let the step start although it does not hold
public record Requirement(
        CheckId check,
        String as,
        Duration every,
        @Nullable Duration notOlder,
        boolean mayOverride) {}
