package dev.tminus.runbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a value must be.
public sealed interface Expectation {

    /// The same with other values of its texts that may hold placeholders.
    default Expectation bound(UnaryOperator<String> value) {
        return switch (this) {
            case Equals(var wanted) -> new Equals(value.apply(wanted));
            case AnyOf(var wanted) -> new AnyOf(wanted.stream().map(value).toList());
            case AllOf(var wanted) -> new AllOf(wanted.stream().map(value).toList());
            case Json(var pointer, var wanted) -> new Json(pointer, wanted.bound(value));
            case Above _, Below _, AtLeast _, AtMost _, Between _, Matches _ -> this;
        };
    }

    /// Equal as a number where both are numbers, else as text.
    record Equals(String value) implements Expectation {}

    record Above(BigDecimal limit) implements Expectation {}

    record Below(BigDecimal limit) implements Expectation {}

    record AtLeast(BigDecimal limit) implements Expectation {}

    record AtMost(BigDecimal limit) implements Expectation {}

    /// Both ends included.
    record Between(BigDecimal low, BigDecimal high) implements Expectation {}

    /// One of the values that are found is one of these.
    record AnyOf(List<String> values) implements Expectation {}

    /// Each of these is among the values that are found.
    record AllOf(List<String> values) implements Expectation {}

    /// A regular expression that must match somewhere; anchor it with `^` and `$`.
    record Matches(String pattern) implements Expectation {}

    /// What stands at a place of a JSON document (RFC 6901) is as expected.
    record Json(String pointer, Expectation expect) implements Expectation {}
}
