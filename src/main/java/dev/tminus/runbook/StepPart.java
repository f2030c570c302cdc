package dev.tminus.runbook;

/// Somebody's part in a step; a runbook's `distinct` says which parts one person may not combine.
public enum StepPart {
    /// Wrote the runbook version.
    AUTHOR,
    /// Started the run.
    STARTER,
    /// Did the step.
    DOER,
    /// Signed the step.
    SIGNER
}
