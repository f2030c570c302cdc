package dev.tminus.schedule;

import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import org.jspecify.annotations.Nullable;

/// Why a runbook cannot be planned for the chosen T-0.
///
/// @param step the step at fault, or null where it is the window, a hand-over or an answer
/// @param role the role whose hand-overs are at fault, or null
/// @param message what, expected, found and what to do, in sentences
public record PlanProblem(@Nullable StepId step, @Nullable RoleName role, String message) {

    /// One that is about no role.
    public PlanProblem(@Nullable StepId step, String message) {
        this(step, null, message);
    }
}
