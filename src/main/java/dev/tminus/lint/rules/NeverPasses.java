package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Until;
import dev.tminus.schedule.Durations;

/// An `until` that wants more passes in a row than there is time for.
final class NeverPasses implements RunbookRule {

    @Override
    public String code() {
        return "never-passes";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .forEach(step -> step.verify().forEach(use -> lookAt(step, use, findings)));
    }

    private static void lookAt(Step step, CheckUse use, Findings findings) {
        var until = use.until();
        if (until == null || fits(until)) {
            return;
        }
        var list = findings.says(Part.STEP, step.id(), "checks") ? "checks" : "verify";
        findings.at(Part.STEP, step.id(), list, use.check().value(), "until")
                .say(
                        "`%s` has to pass %d times in a row, %s apart, and is tried for %s only: it can never pass."
                                .formatted(
                                        use.check(),
                                        until.passes(),
                                        Durations.print(until.every()),
                                        Durations.print(until.lasts())),
                        "Raise `for`, or ask more often, or for fewer `passes`.");
    }

    /// The last attempt begins within `for`, which counts from the start of the first.
    private static boolean fits(Until until) {
        return until.every().multipliedBy(until.passes() - 1L).compareTo(until.lasts()) <= 0;
    }
}
