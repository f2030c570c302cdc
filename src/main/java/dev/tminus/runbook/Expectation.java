package dev.tminus.runbook;

import java.math.BigDecimal;
import java.util.List;

/// What a value must be.
public sealed interface Expectation {

    /// Equal as a number where both are numbers, else as text.
    record Equals(String value) implements Expectation {}

    record Above(BigDecimal limit) implements Expectation {}

    record Below(BigDecimal limit) implements Expectation {}

    record AtLeast(BigDecimal limit) implements Expectation {}

    record AtMost(BigDecimal limit) implements Expectation {}

    /// Both ends included.
    record Between(BigDecimal low, BigDecimal high) implements Expectation {}

    record AnyOf(List<String> values) implements Expectation {}

    /// A regular expression that must match somewhere; anchor it with `^` and `$`.
    record Matches(String pattern) implements Expectation {}
}
