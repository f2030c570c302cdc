package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.check.Expectation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Whether an expectation may let more pass than another; where nobody can tell, it may.
final class CompareExpectation {

    private CompareExpectation() {}

    static Kind kind(@Nullable Expectation was, @Nullable Expectation is) {
        return was != null && isLooser(was, is) ? Kind.WEAKENED : Kind.CHANGED;
    }

    /// A single value is the strictest of all.
    private static boolean isLooser(Expectation was, @Nullable Expectation is) {
        return switch (is) {
            case null -> true;
            // a number is equal to more than a text is
            case Expectation.Equals(_, var quoted) ->
                    !quoted && was instanceof Expectation.Equals(_, var before) && before;
            case Expectation.Above(var limit) -> isLower(limit, false, was);
            case Expectation.AtLeast(var limit) -> isLower(limit, true, was);
            case Expectation.Below(var limit) -> isHigher(limit, false, was);
            case Expectation.AtMost(var limit) -> isHigher(limit, true, was);
            // a limit that nobody sees here may be a weaker one
            case Expectation.Limited _ -> !(was instanceof Expectation.Limited);
            case Expectation.Between(var low, var high) ->
                    was instanceof Expectation.Between(var lower, var higher)
                            ? low.compareTo(lower) < 0 || high.compareTo(higher) > 0
                            : !(was instanceof Expectation.Limited);
            case Expectation.AnyOf(var values, var quoted) ->
                    !(was instanceof Expectation.AnyOf(var before, var texts))
                            || !before.containsAll(values)
                            || !quoted.containsAll(texts);
            case Expectation.AllOf(var values, var quoted) ->
                    was instanceof Expectation.AllOf(var before, var texts)
                            ? !values.containsAll(before) || !quoted.containsAll(texts)
                            : was instanceof Expectation.Equals;
            case Expectation.Matches _ -> true;
            case Expectation.Json(var pointer, var expect) ->
                    !(was instanceof Expectation.Json(var before, var expected))
                            || !pointer.equals(before)
                            || isLooser(expected, expect);
        };
    }

    /// Whether values pass from further below on than before, or from above any number.
    private static boolean isLower(BigDecimal limit, boolean included, Expectation was) {
        if (was instanceof Expectation.Above(var before)) {
            return limit.compareTo(before) < 0 || (included && limit.compareTo(before) == 0);
        }
        return !(was instanceof Expectation.AtLeast(var before)) || limit.compareTo(before) < 0;
    }

    private static boolean isHigher(BigDecimal limit, boolean included, Expectation was) {
        if (was instanceof Expectation.Below(var before)) {
            return limit.compareTo(before) > 0 || (included && limit.compareTo(before) == 0);
        }
        return !(was instanceof Expectation.AtMost(var before)) || limit.compareTo(before) > 0;
    }
}
