package dev.tminus.schedule;

import dev.tminus.runbook.StepId;
import org.jspecify.annotations.Nullable;

/// Why a runbook cannot be planned for the chosen T-0.
///
/// @param step the step at fault, or null where it is the window or a hand-over
/// @param message what, expected, found and what to do, in sentences
public record PlanProblem(@Nullable StepId step, String message) {}
