package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Deployments;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;

/// A deployment before which nothing makes sure that the schema is the one it needs.
final class NoSchemaCheck implements RunbookRule {

    @Override
    public String code() {
        return "no-schema-check";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(Deployments::deploys)
                .filter(step -> !Proofs.hasPassed(NoSchemaCheck::isOfSchema, step, subject))
                .filter(step -> !isProtected(step, subject))
                .forEach(step ->
                        findings.at(Part.STEP, step.id())
                                .say(
                                        "`%s` deploys, and no check of the schema version has to pass before it."
                                                .formatted(step.id()),
                                        "Name a `schema-version` check in its `requires`, or in"
                                                + " `protect` of the workspace for all of its like."));
    }

    private static boolean isProtected(Step step, LintedRunbook subject) {
        return subject.workspace()
                .map(workspace ->
                        workspace.protections().stream()
                                .filter(protection -> protection.covers(step))
                                .flatMap(protection -> protection.requires().stream())
                                .map(workspace.checks()::get)
                                .anyMatch(NoSchemaCheck::isOfSchema))
                .orElse(false);
    }

    private static boolean isOfSchema(CheckSpec check) {
        return check.proves().contains(CheckSpec.Proves.SCHEMA);
    }
}
