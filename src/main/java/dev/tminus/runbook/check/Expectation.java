package dev.tminus.runbook.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What a value must be.
public sealed interface Expectation {

    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,12})?");

    /// The same with other values of its texts that may hold placeholders.
    default Expectation bound(UnaryOperator<String> value) {
        return switch (this) {
            case Equals(var wanted, var quoted) -> new Equals(value.apply(wanted), quoted);
            case AnyOf(var wanted, var quoted) ->
                    new AnyOf(wanted.stream().map(value).toList(), quoted);
            case AllOf(var wanted, var quoted) ->
                    new AllOf(wanted.stream().map(value).toList(), quoted);
            case Json(var pointer, var wanted) -> new Json(pointer, wanted.bound(value));
            case Limited(var relation, var limit) -> limited(relation, value.apply(limit));
            case Above _, Below _, AtLeast _, AtMost _, Between _, Matches _ -> this;
        };
    }

    private static Expectation limited(Relation relation, String limit) {
        if (!NUMBER.matcher(limit.strip()).matches()) {
            return new Limited(relation, limit);
        }
        var number = new BigDecimal(limit.strip());
        return switch (relation) {
            case ABOVE -> new Above(number);
            case BELOW -> new Below(number);
            case AT_LEAST -> new AtLeast(number);
            case AT_MOST -> new AtMost(number);
        };
    }

    /// Equal as what the value is: numbers as numbers, times as times, all else as text.
    ///
    /// @param quoted whether it looks like a number and is written in quotes, and so is a text
    record Equals(String value, boolean quoted) implements Expectation {

        public Equals(String value) {
            this(value, false);
        }
    }

    record Above(BigDecimal limit) implements Expectation {}

    record Below(BigDecimal limit) implements Expectation {}

    record AtLeast(BigDecimal limit) implements Expectation {}

    record AtMost(BigDecimal limit) implements Expectation {}

    /// On which side of a limit.
    enum Relation {
        ABOVE,
        BELOW,
        AT_LEAST,
        AT_MOST
    }

    /// A limit that is a number only once its placeholders are replaced.
    record Limited(Relation relation, String limit) implements Expectation {}

    /// Both ends included.
    record Between(BigDecimal low, BigDecimal high) implements Expectation {}

    /// One of the values that are found is one of these.
    ///
    /// @param quoted those of them that look like numbers and are texts
    record AnyOf(List<String> values, Set<String> quoted) implements Expectation {}

    /// Each of these is among the values that are found.
    ///
    /// @param quoted those of them that look like numbers and are texts
    record AllOf(List<String> values, Set<String> quoted) implements Expectation {}

    /// A regular expression that must match somewhere; anchor it with `^` and `$`.
    record Matches(String pattern) implements Expectation {}

    /// What stands at a place of a JSON document (RFC 6901) is as expected.
    record Json(String pointer, Expectation expect) implements Expectation {}
}
