package dev.tminus.runbook;

/// A step that a person does by hand; `at` binds it only with `not-before: true`.
public record ManualStep(StepBasics basics) implements Step {

    @Override
    public boolean heldByTime() {
        return basics.notBefore();
    }
}
