package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Deployments;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;

/// A point of no return before which nothing was made sure of: no data compared, or where none are
/// involved nothing checked and nobody asked.
final class UnprovedIrreversible implements RunbookRule {

    @Override
    public String code() {
        return "unproved-irreversible";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(step -> step.safeguards().effects().irreversible())
                .filter(step -> step.safeguards().effects().destroys().isEmpty())
                .forEach(step -> lookAt(step, subject, findings));
    }

    private static void lookAt(Step step, LintedRunbook subject, Findings findings) {
        if (isAboutData(step, subject)) {
            if (!Proofs.hasPassed(CheckSpec.Comparing.class::isInstance, step, subject)) {
                findings.at(Part.STEP, step.id(), "irreversible")
                        .say(
                                "Nothing takes `%s` back, and no comparison of data has to pass before it."
                                        .formatted(step.id()),
                                "Compare what must not be lost in a check step before it, or in its"
                                        + " `requires`.");
            }
        } else if (!Proofs.hasPassed(_ -> true, step, subject)
                && !Proofs.isCertain(UnprovedIrreversible::isAgreed, step, subject)) {
            findings.at(Part.STEP, step.id(), "irreversible")
                    .say(
                            "Nothing takes `%s` back, and no check, gate or sign-off comes before it."
                                    .formatted(step.id()),
                            "Put a check or a gate before it, or let somebody sign the step"
                                    + " before.");
        }
    }

    /// Publishing and mailing lose no data: a runbook that handles some compares or destroys it
    /// somewhere, or migrates it in this step.
    private static boolean isAboutData(Step step, LintedRunbook subject) {
        return Deployments.migrates(step)
                || UnusedCheck.used(subject.runbook())
                        .flatMap(id -> subject.check(id).stream())
                        .anyMatch(CheckSpec.Comparing.class::isInstance)
                || subject.runbook()
                        .allSteps()
                        .anyMatch(each -> !each.safeguards().effects().destroys().isEmpty());
    }

    /// Whether people have agreed to go on.
    private static boolean isAgreed(Step step) {
        return step instanceof GateStep || !step.signOffs().isEmpty();
    }
}
