package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;

/// A role whose teams have no people: no run can be planned with it.
final class NobodyInRole implements RunbookRule {

    @Override
    public String code() {
        return "nobody-in-role";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        if (subject.workspace().isEmpty()) {
            return;
        }
        for (var role : subject.runbook().roles().keySet()) {
            if (subject.people(role).isEmpty()) {
                findings.at(Part.ROLE, role)
                        .say(
                                "Nobody is in the role `%s`: its teams have no people in the workspace, so no run can be planned."
                                        .formatted(role),
                                "Add people to its teams, or name another team.");
            }
        }
    }
}
