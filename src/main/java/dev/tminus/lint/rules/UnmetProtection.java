package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;

/// A step that the workspace protects and that does not require what the protection demands: no run
/// can be planned with it.
final class UnmetProtection implements RunbookRule {

    @Override
    public String code() {
        return "unmet-protection";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.workspace()
                .ifPresent(workspace ->
                        subject.runbook()
                                .allSteps()
                                .forEach(step -> {
                                    var missing = workspace.missing(step);
                                    if (!missing.isEmpty()) {
                                        findings.at(Part.STEP, step.id(), "requires")
                                                .say(
                                                        "`%s` is protected by the workspace and does not require %s, so no run can be planned."
                                                                .formatted(
                                                                        step.id(),
                                                                        FindingText.list(missing)),
                                                        "Add %s to its `requires`."
                                                                .formatted(
                                                                        FindingText.list(missing)));
                                    }
                                }));
    }
}
