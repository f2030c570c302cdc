package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Expectation;
import org.jspecify.annotations.Nullable;

/// Whether an expectation lets more pass than another.
final class CompareExpectation {

    private CompareExpectation() {}

    static Kind kind(@Nullable Expectation was, @Nullable Expectation is) {
        return was != null && isLooser(was, is) ? Kind.WEAKENED : Kind.CHANGED;
    }

    /// A single value is the strictest of all.
    private static boolean isLooser(Expectation was, @Nullable Expectation is) {
        return switch (is) {
            case null -> true;
            case Expectation.Equals _ -> false;
            case Expectation.Above(var limit) ->
                    was instanceof Expectation.Above(var before)
                            ? limit.compareTo(before) < 0
                            : isNoLowerBound(was);
            case Expectation.AtLeast(var limit) ->
                    was instanceof Expectation.AtLeast(var before)
                            ? limit.compareTo(before) < 0
                            : isNoLowerBound(was);
            case Expectation.Below(var limit) ->
                    was instanceof Expectation.Below(var before)
                            ? limit.compareTo(before) > 0
                            : isNoUpperBound(was);
            case Expectation.AtMost(var limit) ->
                    was instanceof Expectation.AtMost(var before)
                            ? limit.compareTo(before) > 0
                            : isNoUpperBound(was);
            // a limit that nobody sees here may be a weaker one
            case Expectation.Limited _ -> !(was instanceof Expectation.Limited);
            case Expectation.Between(var low, var high) ->
                    was instanceof Expectation.Between(var lower, var higher)
                            ? low.compareTo(lower) < 0 || high.compareTo(higher) > 0
                            : was instanceof Expectation.Equals;
            case Expectation.AnyOf(var values) ->
                    was instanceof Expectation.AnyOf(var before)
                            ? !before.containsAll(values)
                            : was instanceof Expectation.Equals || was instanceof Expectation.AllOf;
            case Expectation.AllOf(var values) ->
                    was instanceof Expectation.AllOf(var before)
                            ? !values.containsAll(before)
                            : was instanceof Expectation.Equals;
            case Expectation.Matches _ -> was instanceof Expectation.Equals;
            case Expectation.Json(var pointer, var expect) ->
                    was instanceof Expectation.Json(var before, var expected)
                            ? pointer.equals(before) && isLooser(expected, expect)
                            : was instanceof Expectation.Equals;
        };
    }

    /// What does not only say from where on values pass is stricter than what does.
    private static boolean isNoLowerBound(Expectation was) {
        return !(was instanceof Expectation.Above || was instanceof Expectation.AtLeast);
    }

    private static boolean isNoUpperBound(Expectation was) {
        return !(was instanceof Expectation.Below || was instanceof Expectation.AtMost);
    }
}
