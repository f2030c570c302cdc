package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import java.util.Map;

/// A step that is a runbook of its own, done within this run; its steps are `step/child-step`.
///
/// @param zero what T means for it
/// @param inputs its inputs by name, as written
/// @param roles this runbook's role for each of its own
/// @param names what this runbook calls the sources and endpoints of the child, by the child's
///   names
public record RunbookStep(
        StepBasics basics,
        RunbookId runbook,
        Zero zero,
        Map<String, String> inputs,
        Map<RoleName, RoleName> roles,
        Map<String, String> names)
        implements Step {

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }

    /// T-0 of the child.
    public sealed interface Zero {

        /// The moment at which the step starts.
        record AtStart() implements Zero {}

        /// A planned moment of this runbook.
        record At(Timing timing) implements Zero {}
    }
}
