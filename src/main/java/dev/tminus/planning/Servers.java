package dev.tminus.planning;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.source.Fence;

/// Asks the servers behind an environment who they are before a run is planned on it: names and
/// addresses prove nothing.
public interface Servers {

    /// What can be said before anybody plans: asks nobody but the servers that the run reads.
    /// Blocks for some seconds at most; never called within a transaction.
    Fence.Survey look(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode);

    /// Whether a run may be planned: asks the servers that it must not touch as well. Blocks as
    /// [#look] does.
    Fence.Verdict ask(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode);
}
