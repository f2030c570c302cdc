package dev.tminus.runbook;

/// A step that the engine does: it is done when all the checks of its `verify` pass.
public record CheckStep(StepBasics basics) implements Step {

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }
}
