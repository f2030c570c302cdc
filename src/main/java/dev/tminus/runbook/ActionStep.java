package dev.tminus.runbook;

import dev.tminus.runbook.names.ActionName;
import org.jspecify.annotations.Nullable;

/// A step that a machine does: a request, or a program.
///
/// @param name of the runbook's action that it does, null where the step says itself what is done
public record ActionStep(StepBasics basics, Action action, @Nullable ActionName name)
        implements Step {

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }
}
