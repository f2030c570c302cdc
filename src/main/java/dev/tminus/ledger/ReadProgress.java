package dev.tminus.ledger;

import dev.tminus.runbook.names.StepId;

/// How far an attempt of a check has come: rows read of its two sides, or of its only one.
public record ReadProgress(long left, long right) {

    /// Rows of both sides.
    public long rows() {
        return left + right;
    }

    /// One use of a check in a step.
    public record Use(StepId step, String use) {}
}
