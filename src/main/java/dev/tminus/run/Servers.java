package dev.tminus.run;

import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.Workspace;
import java.util.Map;

/// Asks the servers behind an environment who they are before a run is planned on it: names and
/// addresses prove nothing.
public interface Servers {

    /// Blocks for some seconds at most; never called within a transaction.
    Answered ask(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode);

    /// What they say.
    sealed interface Answered {

        /// Who answered, to be pinned by the run.
        record Known(Map<SourceName, ServerIdentity> sources) implements Answered {}

        /// Why no run may be planned there, for people.
        record Refused(String reason) implements Answered {}
    }
}
