package dev.tminus.runbook.check;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Compares counts of two sides; the last column is the number and the others are its key. A CSV
/// file counts its records.
///
/// @param within how far two counts may lie apart
/// @param atLeast smallest sum of counts a side needs, so that nothing against nothing never passes
/// @param sameSource allows both sides to come from the same server, which is otherwise refused
public record CountsCheck(
        CheckBasics basics,
        Side left,
        Side right,
        Tolerance within,
        long atLeast,
        boolean sameSource)
        implements CheckSpec.Comparing {

    @Override
    public CountsCheck on(CheckBasics other) {
        return new CountsCheck(other, left, right, within, atLeast, sameSource);
    }

    @Override
    public CountsCheck bound(UnaryOperator<String> value) {
        return new CountsCheck(
                basics, left.bound(value), right.bound(value), within, atLeast, sameSource);
    }

    @Override
    public String kind() {
        return "counts";
    }

    @Override
    public Optional<Long> least() {
        return Optional.of(atLeast);
    }
}
