package dev.tminus.runbook.check;

/// How many differences a comparison may find and still pass; per cent are of the larger side's
/// rows.
///
/// @param missing rows of the left side only
/// @param extra rows of the right side only
/// @param changed rows of both sides with different values
public record Allowance(Tolerance missing, Tolerance extra, Tolerance changed) {

    /// No difference at all.
    public static final Allowance NONE =
            new Allowance(Tolerance.NONE, Tolerance.NONE, Tolerance.NONE);
}
