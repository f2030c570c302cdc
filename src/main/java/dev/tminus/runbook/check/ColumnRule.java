package dev.tminus.runbook.check;

import java.time.Duration;

/// How the values of one column are compared; without a rule they must be equal.
///
/// @param within how far two numbers may lie apart
/// @param apart how far two points in time may lie apart
/// @param trim whether white space at both ends means nothing
/// @param ignoreCase whether upper and lower case mean the same
public record ColumnRule(Tolerance within, Duration apart, boolean trim, boolean ignoreCase) {

    /// Values must be equal.
    public static final ColumnRule EXACT =
            new ColumnRule(Tolerance.NONE, Duration.ZERO, false, false);
}
