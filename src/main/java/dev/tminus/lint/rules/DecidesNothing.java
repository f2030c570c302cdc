package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;

/// A check step whose checks only report: it is done whatever they find.
final class DecidesNothing implements RunbookRule {

    @Override
    public String code() {
        return "decides-nothing";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(step -> step instanceof CheckStep)
                .filter(step -> step.verify().stream().allMatch(CheckUse::reportOnly))
                .forEach(step ->
                        findings.at(Part.STEP, step.id(), "checks")
                                .say(
                                        "All checks of `%s` only report, so it is done whatever they find."
                                                .formatted(step.id()),
                                        "Take `report-only` from those that matter."));
    }
}
