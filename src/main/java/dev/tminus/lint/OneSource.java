package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SqlCheck;

/// A comparison whose two sides come from one place.
final class OneSource implements CheckRule {

    @Override
    public String code() {
        return "one-source";
    }

    @Override
    public void look(CheckSpec check, Findings findings) {
        switch (check) {
            case CountsCheck counts ->
                    lookAt(
                            counts,
                            new Compared("counts", counts.left(), counts.right()),
                            counts.sameSource(),
                            findings);
            case DumpCheck dump ->
                    lookAt(
                            dump,
                            new Compared("dump", dump.left(), dump.right()),
                            dump.sameSource(),
                            findings);
            case SqlCheck _ -> {}
        }
    }

    private record Compared(String kind, Side left, Side right) {}

    private static void lookAt(
            CheckSpec check, Compared compared, boolean meant, Findings findings) {
        if (!compared.left().name().equals(compared.right().name())
                || meant && !compared.left().equals(compared.right())) {
            return;
        }
        findings.at(Part.CHECK, check.id(), compared.kind(), "right")
                .say(
                        meant
                                ? "Both sides of `%s` are the same query on `%s`: it can only pass."
                                        .formatted(check.id(), compared.left().name())
                                : "Both sides of `%s` come from `%s`: it compares a thing with itself, and has no answer when it is carried out."
                                        .formatted(check.id(), compared.left().name()),
                        meant
                                ? "Ask two different questions."
                                : "Name the other side's source, or say `same-source: true` if it is meant.");
    }
}
