package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Regex;
import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Holds one value against an expectation.
final class Judgement {

    private Judgement() {}

    static boolean holds(Expectation expectation, Value value, AttemptSources sources)
            throws CannotCompare {
        return switch (expectation) {
            case Expectation.Equals(var wanted, var quoted) ->
                    isAny(value, List.of(wanted), quoted ? Set.of(wanted) : Set.of());
            case Expectation.AnyOf(var wanted, var quoted) -> isAny(value, wanted, quoted);
            case Expectation.AllOf(var wanted, var quoted) -> {
                var all = true;
                for (var one : wanted) {
                    all &= isAny(value, List.of(one), quoted);
                }
                yield all;
            }
            case Expectation.Above(var limit) -> number(value, n -> n.compareTo(limit) > 0);
            case Expectation.Below(var limit) -> number(value, n -> n.compareTo(limit) < 0);
            case Expectation.AtLeast(var limit) -> number(value, n -> n.compareTo(limit) >= 0);
            case Expectation.AtMost(var limit) -> number(value, n -> n.compareTo(limit) <= 0);
            case Expectation.Limited(_, var limit) ->
                    throw new CannotCompare("The limit %s is not a number.".formatted(limit));
            case Expectation.Between(var low, var high) ->
                    number(value, n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0);
            case Expectation.Matches(var pattern) -> matches(pattern, value, sources);
            case Expectation.Json _ ->
                    throw new CannotCompare("This version cannot look into JSON yet.");
        };
    }

    static String shown(Value value) {
        return value.isNumber() ? ResultText.number(value.number()) : value.shown();
    }

    /// Whether the value is one of those wanted, each read as the kind that the value has: a text
    /// is only itself, a number is 5 and 5.0.
    ///
    /// @throws CannotCompare where it is none and one of them is of another kind
    private static boolean isAny(Value value, List<String> wanted, Set<String> quoted)
            throws CannotCompare {
        var kind = value.kind();
        for (var one : wanted) {
            var isText = kind == Kind.NUMBER && quoted.contains(one);
            var same = isText ? Optional.of(new Value(kind, one)) : Value.parse(kind, one);
            if (same.filter(value::equals).isPresent()) {
                return true;
            }
        }
        for (var one : wanted) {
            var same = Value.parse(kind, one);
            if (same.isEmpty()) {
                throw new CannotCompare(
                        "The answer %s is %s, expected %s. Fix: write %s, or cast the answer to text."
                                .formatted(
                                        brief(value),
                                        kind.words(),
                                        ResultText.cut(one, 80),
                                        example(kind)));
            }
            if (same.get().equals(value)) {
                throw new CannotCompare(
                        "The answer %s is a number, expected the text \"%s\". Fix: write it without quotes, or cast the answer to text."
                                .formatted(brief(value), ResultText.cut(one, 80)));
            }
        }
        return false;
    }

    private static String example(Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number such as 5";
            case TEXT -> "a text";
            case TRUTH -> "true or false";
            case DAY -> "a date such as 2026-12-05";
            case TIME -> "a time such as 14:00:00";
            case LOCAL_MOMENT -> "a time without a zone such as 2026-12-05T14:00:00";
            case MOMENT -> "a time with its zone such as 2026-12-05T14:00:00Z";
            case UUID -> "a UUID";
            case BYTES -> "hex digits";
        };
    }

    private static String brief(Value value) {
        return ResultText.cut(value.shown(), 80);
    }

    private static boolean number(Value value, Predicate<BigDecimal> holds) throws CannotCompare {
        if (value.kind() == Kind.NUMBER && !value.isNumber()) {
            throw new CannotCompare(
                    "The answer %s is no number, expected one.".formatted(brief(value)));
        }
        if (value.kind() != Kind.NUMBER) {
            throw new CannotCompare(
                    "The answer %s is %s, expected a number. Fix: cast it to a number in the query."
                            .formatted(brief(value), value.kind().words()));
        }
        return holds.test(value.number());
    }

    private static boolean matches(String pattern, Value value, AttemptSources sources)
            throws CannotCompare {
        if (value.kind() == Kind.NUMBER) {
            throw new CannotCompare(
                    "The answer %s is a number, and patterns are for text. Fix: cast it to text in the query."
                            .formatted(brief(value)));
        }
        try {
            return Regex.of(pattern).find(new PatientText(String.valueOf(value.text()), sources));
        } catch (Regex.Refused e) {
            throw new CannotCompare(
                    "The pattern %s is no regular expression: %s.".formatted(pattern, e.why()));
        } catch (PatientText.OutOfTime e) {
            throw new CannotCompare(
                    "Matching the answer against %s took too long.".formatted(pattern));
        }
    }
}
