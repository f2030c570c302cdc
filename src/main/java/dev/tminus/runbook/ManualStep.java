package dev.tminus.runbook;

/// A step that a person does by hand; `at` binds it only with `not-before: true`, or where it is
/// repeated and so is due at its time.
public record ManualStep(StepBasics basics) implements Step {

    @Override
    public boolean heldByTime() {
        return basics.notBefore() || basics.policy().repeat() != null;
    }
}
