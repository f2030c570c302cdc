package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Regex;
import dev.tminus.source.Kind;
import dev.tminus.source.Value;

import java.math.BigDecimal;
import java.util.function.Predicate;

/// Holds one value against an expectation.
final class Judgement {

    private Judgement() {}

    static boolean holds(Expectation expectation, Value value, Opener opener) throws CannotCompare {
        return switch (expectation) {
            case Expectation.Equals(var wanted) -> equal(value, wanted);
            case Expectation.AnyOf(var wanted) ->
                    wanted.stream().anyMatch(one -> equal(value, one));
            case Expectation.AllOf(var wanted) ->
                    wanted.stream().allMatch(one -> equal(value, one));
            case Expectation.Above(var limit) -> number(value, n -> n.compareTo(limit) > 0);
            case Expectation.Below(var limit) -> number(value, n -> n.compareTo(limit) < 0);
            case Expectation.AtLeast(var limit) -> number(value, n -> n.compareTo(limit) >= 0);
            case Expectation.AtMost(var limit) -> number(value, n -> n.compareTo(limit) <= 0);
            case Expectation.Limited(_, var limit) ->
                    throw new CannotCompare("The limit %s is not a number.".formatted(limit));
            case Expectation.Between(var low, var high) ->
                    number(value, n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0);
            case Expectation.Matches(var pattern) -> matches(pattern, value, opener);
            case Expectation.Json _ ->
                    throw new CannotCompare("This version cannot look into JSON yet.");
        };
    }

    static String shown(Value value) {
        return value.kind() == Kind.NUMBER ? Words.number(value.number()) : value.shown();
    }

    private static boolean equal(Value value, String wanted) {
        var found = String.valueOf(value.text());
        if (found.equals(wanted)) {
            return true;
        }
        try {
            return value.number().compareTo(new BigDecimal(wanted.strip())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean number(Value value, Predicate<BigDecimal> holds) throws CannotCompare {
        try {
            return holds.test(value.number());
        } catch (NumberFormatException e) {
            throw new CannotCompare(
                    "The answer %s is not a number, a number is wanted."
                            .formatted(Words.cut(value.shown(), 80)));
        }
    }

    private static boolean matches(String pattern, Value value, Opener opener)
            throws CannotCompare {
        try {
            return Regex.of(pattern).find(new PatientText(String.valueOf(value.text()), opener));
        } catch (Regex.Refused e) {
            throw new CannotCompare(
                    "The pattern %s is no regular expression: %s.".formatted(pattern, e.why()));
        } catch (PatientText.OutOfTime e) {
            throw new CannotCompare(
                    "Matching the answer against %s took too long.".formatted(pattern));
        }
    }
}
