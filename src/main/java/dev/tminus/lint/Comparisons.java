package dev.tminus.lint;

import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CommandCheck;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DivergenceCheck;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.HttpCheck;
import dev.tminus.runbook.check.MetricCheck;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.StatisticsCheck;
import org.jspecify.annotations.Nullable;

/// Which checks compare the data of two places, and of which.
final class Comparisons {

    private Comparisons() {}

    /// Null of a check that compares nothing.
    static @Nullable Side left(CheckSpec check) {
        return switch (check) {
            case CountsCheck counts -> counts.left();
            case DumpCheck dump -> dump.left();
            case StatisticsCheck statistics -> statistics.left();
            case DivergenceCheck divergence -> divergence.old();
            case SqlCheck _,
                    SchemaVersionCheck _,
                    DnsCheck _,
                    MetricCheck _,
                    HttpCheck _,
                    CommandCheck _ ->
                    null;
        };
    }

    /// Null of a check that compares nothing.
    static @Nullable Side right(CheckSpec check) {
        return switch (check) {
            case CountsCheck counts -> counts.right();
            case DumpCheck dump -> dump.right();
            case StatisticsCheck statistics -> statistics.right();
            case DivergenceCheck divergence -> divergence.current();
            case SqlCheck _,
                    SchemaVersionCheck _,
                    DnsCheck _,
                    MetricCheck _,
                    HttpCheck _,
                    CommandCheck _ ->
                    null;
        };
    }

    static boolean isComparison(CheckSpec check) {
        return left(check) != null;
    }

    /// Whether it compares two things by their names, whichever is left.
    static boolean compares(CheckSpec check, String one, String other) {
        var left = left(check);
        var right = right(check);
        return left != null
                && right != null
                && ((place(left).equals(one) && place(right).equals(other))
                        || (place(left).equals(other) && place(right).equals(one)));
    }

    /// The source or endpoint behind a side; a file or what was recorded stands for itself.
    static String place(Side side) {
        return switch (side) {
            case Side.OfSource of -> of.source().value();
            case Side.Answer answer -> answer.endpoint().value();
            case Side.Csv _, Side.Files _, Side.Recorded _ -> side.name();
        };
    }
}
