package dev.tminus.runbook.check;

import java.util.function.UnaryOperator;

/// Compares figures of two sides, value by value, such as what two instances say about their data.
///
/// @param distinct where both sides must differ (a JSON pointer into the whole answer), which
///   proves that two instances answered; empty where nothing proves it
/// @param within how far two numbers may lie apart
/// @param sameSource allows both sides to come from the same place, which is otherwise refused
public record StatisticsCheck(
        CheckBasics basics,
        Side left,
        Side right,
        String distinct,
        Tolerance within,
        boolean sameSource)
        implements CheckSpec.Comparing, CheckSpec.OutOfReach {

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public StatisticsCheck on(CheckBasics other) {
        return new StatisticsCheck(other, left, right, distinct, within, sameSource);
    }

    @Override
    public StatisticsCheck bound(UnaryOperator<String> value) {
        return new StatisticsCheck(
                basics, left.bound(value), right.bound(value), distinct, within, sameSource);
    }
}
