package dev.tminus.runbook;

import java.time.Duration;

/// Compares counts of two sides; the last column is the number and the others are its key.
///
/// @param within how far two counts may lie apart
/// @param atLeast smallest sum of counts a side needs, so that nothing against nothing never passes
/// @param sameSource allows both sides to come from the same server, which is otherwise refused
public record CountsCheck(
        CheckId id,
        String title,
        Duration timeout,
        Side left,
        Side right,
        Tolerance within,
        long atLeast,
        boolean sameSource)
        implements CheckSpec {}
