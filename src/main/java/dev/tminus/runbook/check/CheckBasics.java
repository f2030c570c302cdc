package dev.tminus.runbook.check;

import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What checks of every kind say.
///
/// @param timeout of one attempt
/// @param retention of its evidence after the end of the run; null for ever
public record CheckBasics(
        CheckId id, String title, Duration timeout, @Nullable Duration retention) {}
