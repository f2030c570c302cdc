package dev.tminus.lint.basis;

import dev.tminus.runbook.workspace.Workspace;

/// A rule about a workspace.
public interface WorkspaceRule extends Rule {

    public void look(Workspace workspace, Findings findings);
}
