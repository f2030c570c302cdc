package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.CheckRule;
import dev.tminus.lint.basis.Comparisons;
import dev.tminus.lint.basis.Findings;
import dev.tminus.runbook.check.CheckSpec;

/// A comparison whose two sides come from one place.
final class OneSource implements CheckRule {

    @Override
    public String code() {
        return "one-source";
    }

    @Override
    public void look(CheckSpec check, Findings findings) {
        if (!(check instanceof CheckSpec.Comparing comparing)) {
            return;
        }
        var left = comparing.left();
        var right = comparing.right();
        boolean meant = comparing.sameSource();
        if (!Comparisons.place(left).equals(Comparisons.place(right))
                || (meant && !left.equals(right))) {
            return;
        }
        findings.at(Part.CHECK, check.id(), check.kind(), "right")
                .say(
                        meant
                                ? "Both sides of `%s` ask the same of `%s`: it can only pass."
                                        .formatted(check.id(), Comparisons.place(left))
                                : "Both sides of `%s` come from `%s`: it compares a thing with itself."
                                        .formatted(check.id(), Comparisons.place(left)),
                        meant
                                ? "Ask two different questions."
                                : "Name the place of the other side, or say `same-source: true` if"
                                        + " it is meant.");
    }
}
