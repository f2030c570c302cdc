package dev.tminus.comparison;

import dev.tminus.runbook.check.Tolerance;
import java.math.BigDecimal;
import java.math.MathContext;

/// How far numbers lie apart.
public final class Distance {

    private Distance() {}

    /// Whether a tolerance allows no distance at all.
    static boolean isNone(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> most.signum() == 0;
            case Tolerance.Percent(var most) -> most.signum() == 0;
        };
    }

    /// Whether two numbers lie within a tolerance; per cent are of the larger one, signs aside.
    public static boolean within(BigDecimal left, BigDecimal right, Tolerance tolerance) {
        var apart = left.subtract(right).abs();
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> apart.compareTo(most) <= 0;
            case Tolerance.Percent(var most) ->
                    apart.movePointRight(2)
                                    .compareTo(
                                            most.multiply(
                                                    left.abs().max(right.abs()),
                                                    MathContext.UNLIMITED))
                            <= 0;
        };
    }
}
