package dev.tminus.runbook.check;

import java.math.BigDecimal;

/// How far two numbers may lie apart and still count as equal.
public sealed interface Tolerance {

    /// Whether it takes anything for as good as nothing, and so can never fail.
    boolean isAll();

    /// An absolute number, 0 for exact.
    record Absolute(BigDecimal most) implements Tolerance {

        @Override
        public boolean isAll() {
            return false;
        }
    }

    /// Per cent of the larger number.
    record Percent(BigDecimal most) implements Tolerance {

        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        @Override
        public boolean isAll() {
            return most.compareTo(ALL) >= 0;
        }
    }

    Tolerance NONE = new Absolute(BigDecimal.ZERO);
}
