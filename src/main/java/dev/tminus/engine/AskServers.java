package dev.tminus.engine;

import dev.tminus.planning.Servers;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Fence;
import dev.tminus.source.Sources;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Asks the servers that the runbook's checks read, through the fence; they must answer.
@Component
class AskServers implements Servers {

    private final Fence fence;

    AskServers(Sources sources) {
        this.fence = new Fence(sources);
    }

    @Override
    public Fence.Survey look(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        return fence.look(Access.of(workspace, environment, mode, Map.of()), read(runbook));
    }

    @Override
    public Fence.Verdict ask(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        return fence.ask(Access.of(workspace, environment, mode, Map.of()), read(runbook));
    }

    private static Set<SourceName> read(Runbook runbook) {
        return runbook.checks().values().stream()
                .flatMap(CheckSpec::bindings)
                .filter(SourceName.class::isInstance)
                .map(SourceName.class::cast)
                .collect(Collectors.toSet());
    }
}
