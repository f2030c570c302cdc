package dev.tminus.runbook;

import java.util.List;

/// A step that the engine does: it is done when all its checks pass.
public record CheckStep(StepBasics basics, List<CheckUse> checks) implements Step {

    public CheckStep {
        checks = List.copyOf(checks);
    }

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }
}
