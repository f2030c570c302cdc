package dev.tminus.runbook;

import java.math.BigDecimal;

/// How far two numbers may lie apart and still count as equal.
public sealed interface Tolerance {

    /// An absolute number, 0 for exact.
    record Absolute(BigDecimal most) implements Tolerance {}

    /// Per cent of the larger number.
    record Percent(BigDecimal most) implements Tolerance {}

    /// Whether it takes nothing at all for as good as anything.
    default boolean isAll() {
        return this instanceof Percent(var most)
                && most.compareTo(BigDecimal.valueOf(100)) >= 0;
    }

    Tolerance NONE = new Absolute(BigDecimal.ZERO);
}
