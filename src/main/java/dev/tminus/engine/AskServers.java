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
    public Survey look(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        var access = Access.of(workspace, environment, mode, Map.of());
        var found = fence.look(access, read(runbook));
        return new Survey(
                found.sources().stream().map(AskServers::source).toList(),
                answered(found.verdict()));
    }

    @Override
    public Answered ask(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        var access = Access.of(workspace, environment, mode, Map.of());
        return answered(fence.ask(access, read(runbook)));
    }

    private static Answered answered(Fence.Verdict verdict) {
        return switch (verdict) {
            case Fence.Verdict.Clear(var servers) -> new Answered.Known(servers);
            case Fence.Verdict.Refused(var reason) -> new Answered.Refused(reason);
        };
    }

    private static Source source(Fence.SourceAnswer found) {
        return switch (found) {
            case Fence.SourceAnswer.Answers(var name, var server) ->
                    new Source.Answers(name, server);
            case Fence.SourceAnswer.Later(var name) -> new Source.Later(name);
            case Fence.SourceAnswer.Silent(var name, var reason) -> new Source.Silent(name, reason);
            case Fence.SourceAnswer.Fenced(var name, var reason) -> new Source.Fenced(name, reason);
        };
    }

    private static Set<SourceName> read(Runbook runbook) {
        return runbook.checks().values().stream()
                .flatMap(CheckSpec::bindings)
                .filter(SourceName.class::isInstance)
                .map(SourceName.class::cast)
                .collect(Collectors.toSet());
    }
}
