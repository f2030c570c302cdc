package dev.tminus.run.rules;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.names.StepId;
import org.jspecify.annotations.Nullable;

/// A contingency that may be opened now.
///
/// @param cause the step that went wrong, null where it is only there to be opened by hand
public record OfferedContingency(Contingency contingency, @Nullable StepId cause) {}
