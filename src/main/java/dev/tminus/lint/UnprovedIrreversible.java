package dev.tminus.lint;

import dev.tminus.language.Locations.Part;

/// A point of no return before which no data was compared.
final class UnprovedIrreversible implements RunbookRule {

    @Override
    public String code() {
        return "unproved-irreversible";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(step -> step.terms().effects().irreversible())
                .filter(step -> step.terms().effects().destroys().isEmpty())
                .filter(step -> Proofs.before(step, subject).noneMatch(Comparisons::isComparison))
                .forEach(step ->
                        findings.at(Part.STEP, step.id(), "irreversible")
                                .say(
                                        "Nothing takes `%s` back, and no comparison of data has to pass before it."
                                                .formatted(step.id()),
                                        "Compare what must not be lost in a check step before it, or in its `requires`."));
    }
}
