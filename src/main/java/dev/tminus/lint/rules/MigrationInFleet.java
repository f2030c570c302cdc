package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Deployments;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;

/// A schema migration that every member of a fleet would run.
final class MigrationInFleet implements RunbookRule {

    @Override
    public String code() {
        return "migration-in-fleet";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var phase : subject.runbook().phases()) {
            var waves = phase.waves();
            if (waves != null) {
                lookAt(phase, waves.fleet().value(), subject, findings);
            }
        }
    }

    private static void lookAt(
            Phase phase, String fleet, LintedRunbook subject, Findings findings) {
        phase.steps().stream()
                .filter(step -> Deployments.migrates(step) || bringsASchema(step, subject))
                .forEach(step ->
                        findings.at(Part.STEP, step.id())
                                .say(
                                        "`%s` migrates the schema once for each member of the fleet `%s`: they run into each other, or new code meets the old schema."
                                                .formatted(step.id(), fleet),
                                        "Migrate in a step of its own before the phase `%s`, and let its steps require the schema version."
                                                .formatted(phase.id())));
    }

    private static boolean bringsASchema(Step step, LintedRunbook subject) {
        return subject.decidingChecks(step)
                .anyMatch(check -> check.proves().contains(CheckSpec.Proves.SCHEMA));
    }
}
