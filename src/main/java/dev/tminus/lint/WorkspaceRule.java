package dev.tminus.lint;

import dev.tminus.runbook.Workspace;

/// A rule about a workspace.
interface WorkspaceRule extends Rule {

    void look(Workspace workspace, Findings findings);
}
