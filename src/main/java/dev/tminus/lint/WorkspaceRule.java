package dev.tminus.lint;

import dev.tminus.runbook.workspace.Workspace;

/// A rule about a workspace.
interface WorkspaceRule extends Rule {

    void look(Workspace workspace, Findings findings);
}
