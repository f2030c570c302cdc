package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.WorkspaceRule;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;

/// An environment in which one can rehearse and be live: the fence has a gate that stands open.
final class BothModes implements WorkspaceRule {

    @Override
    public String code() {
        return "both-modes";
    }

    @Override
    public void look(Workspace workspace, Findings findings) {
        for (var environment : workspace.environments().values()) {
            if (environment.allows().containsAll(List.of(Mode.LIVE, Mode.REHEARSAL))) {
                findings.at(Part.ENVIRONMENT, environment.name(), "allows")
                        .say(
                                "`%s` allows live runs and rehearsals, so nothing keeps a rehearsal away from what is live."
                                        .formatted(environment.name()),
                                "Write two environments, each with servers of its own.");
            }
        }
    }
}
