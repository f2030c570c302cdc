package dev.tminus.runbook;

import dev.tminus.runbook.names.CheckId;
import org.jspecify.annotations.Nullable;

/// One use of a check in a step.
///
/// @param as names the results of this use within the step; the check's own id where the file says
///   nothing
/// @param until tries it again until it passes, or null for a single attempt
/// @param reportOnly whether its verdict is shown and decides nothing
public record CheckUse(CheckId check, String as, @Nullable Until until, boolean reportOnly) {}
