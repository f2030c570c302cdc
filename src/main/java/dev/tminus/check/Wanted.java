package dev.tminus.check;

import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Tolerance;
import java.util.List;
import java.util.Locale;

/// What would make a check pass, as it goes before "wanted".
final class Wanted {

    private Wanted() {}

    /// Goes before "wanted": `at most 60`.
    static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Equals(var value, _) -> value.isEmpty() ? "''" : value;
            case Expectation.Above(var limit) -> "above " + ResultText.number(limit);
            case Expectation.Below(var limit) -> "below " + ResultText.number(limit);
            case Expectation.AtLeast(var limit) -> "at least " + ResultText.number(limit);
            case Expectation.AtMost(var limit) -> "at most " + ResultText.number(limit);
            case Expectation.Limited(var relation, var limit) ->
                    relation.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + limit;
            case Expectation.Between(var low, var high) ->
                    "between " + ResultText.number(low) + " and " + ResultText.number(high);
            case Expectation.AnyOf(var values, _) -> "any of " + String.join(", ", values);
            case Expectation.AllOf(var values, _) -> "all of " + String.join(", ", values);
            case Expectation.Matches(var pattern) -> "a match of " + pattern;
            case Expectation.Json(var pointer, var expect) -> of(expect) + " at " + pointer;
        };
    }

    /// Goes before "wanted": `equal counts`.
    static String of(Tolerance within) {
        var rule = ResultText.within(within);
        return rule.isEmpty() ? "equal counts" : "counts " + rule;
    }

    /// Goes before "wanted": `equal rows`.
    static String of(Allowance allow) {
        var most =
                List.of(
                        most(allow.missing(), "missing"),
                        most(allow.extra(), "extra"),
                        most(allow.changed(), "changed"));
        return most.stream().allMatch(one -> one.startsWith("no "))
                ? "equal rows"
                : ResultText.list(most);
    }

    private static String most(Tolerance tolerance, String what) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) ->
                    most.signum() == 0
                            ? "no " + what
                            : "at most " + ResultText.number(most) + " " + what;
            case Tolerance.Percent(var most) ->
                    most.signum() == 0
                            ? "no " + what
                            : "at most " + ResultText.number(most) + "% " + what;
        };
    }
}
