package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.DnsMoves;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.check.CheckSpec;

/// An old side that is switched off after a name was moved, though nobody looked whether people
/// still go there.
final class OldSideOff implements RunbookRule {

    @Override
    public String code() {
        return "old-side-off";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var step : Proofs.pointsOfNoReturn(subject)) {
            var moved =
                    subject.order()
                            .before(step)
                            .filter(each -> !DnsMoves.of(each, subject).isEmpty())
                            .findFirst();
            if (moved.isEmpty()) {
                continue;
            }
            boolean proved =
                    Proofs.hasPassed(
                            OldSideOff::showsWhoIsThere,
                            step,
                            subject,
                            between ->
                                    between.equals(moved.get())
                                            || subject.order()
                                                    .isBefore(moved.get().id(), between.id()));
            if (!proved) {
                findings.at(Part.STEP, step.id())
                        .say(
                                "`%s` cannot be taken back and comes after `%s` moved a name, and no check between them shows that nobody goes to the old side any more."
                                        .formatted(step.id(), moved.get().id()),
                                "Check that all resolvers give the new answer (`dns`), or that the"
                                        + " old side has no traffic (`metric`), before it.");
            }
        }
    }

    private static boolean showsWhoIsThere(CheckSpec check) {
        return check.proves().contains(CheckSpec.Proves.NOBODY_LEFT);
    }
}
