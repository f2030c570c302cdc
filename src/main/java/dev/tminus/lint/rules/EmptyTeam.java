package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.WorkspaceRule;
import dev.tminus.runbook.workspace.Workspace;

/// A team that nobody is in.
final class EmptyTeam implements WorkspaceRule {

    @Override
    public String code() {
        return "empty-team";
    }

    @Override
    public void look(Workspace workspace, Findings findings) {
        for (var team : workspace.teams().keySet()) {
            if (workspace.members(team).isEmpty()) {
                findings.at(Part.TEAM, team)
                        .say(
                                "Nobody is in the team `%s`, so a role that it covers has nobody."
                                        .formatted(team),
                                "Name the team in `teams` of its people, or remove it.");
            }
        }
    }
}
