package dev.tminus.planning;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Map;

/// Asks the servers behind an environment who they are before a run is planned on it: names and
/// addresses prove nothing.
public interface Servers {

    /// What can be said before anybody plans: asks nobody but the servers that the run reads.
    /// Blocks for some seconds at most; never called within a transaction.
    Survey look(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode);

    /// Whether a run may be planned: asks the servers that it must not touch as well. Blocks as
    /// [#look] does.
    Answered ask(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode);

    /// What they say all together.
    ///
    /// @param sources each source that the run reads, by name
    record Survey(List<Source> sources, Answered answered) {

        public Survey {
            sources = List.copyOf(sources);
        }
    }

    /// Whether a run may be planned there.
    sealed interface Answered {

        /// Who answered, to be pinned by the run.
        record Known(Map<SourceName, ServerIdentity> sources) implements Answered {}

        /// Why no run may be planned there, for people.
        record Refused(String reason) implements Answered {}
    }

    /// What was found at one source.
    sealed interface Source {

        SourceName name();

        /// A server that a run of this mode may read.
        record Answers(SourceName name, ServerIdentity server) implements Source {}

        /// It comes into being during the release, and was not asked.
        record Later(SourceName name) implements Source {}

        /// Nobody answered.
        record Silent(SourceName name, String reason) implements Source {}

        /// A server that no run of this mode touches.
        record Fenced(SourceName name, String reason) implements Source {}
    }
}
