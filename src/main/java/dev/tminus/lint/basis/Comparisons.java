package dev.tminus.lint.basis;

import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CheckSpec.Comparing;
import dev.tminus.runbook.check.Side;

/// Which checks compare the data of two places, and of which.
public final class Comparisons {

    private Comparisons() {}

    /// Whether it compares two things by their names, whichever is left.
    public static boolean compares(CheckSpec check, String one, String other) {
        return check instanceof Comparing comparing
                && ((place(comparing.left()).equals(one) && place(comparing.right()).equals(other))
                        || (place(comparing.left()).equals(other)
                                && place(comparing.right()).equals(one)));
    }

    /// The source or endpoint behind a side; a file or what was recorded stands for itself.
    public static String place(Side side) {
        return switch (side) {
            case Side.OfSource of -> of.source().value();
            case Side.Answer answer -> answer.endpoint().value();
            case Side.Csv _, Side.Files _, Side.Recorded _ -> side.name();
        };
    }
}
