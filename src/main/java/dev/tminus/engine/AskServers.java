package dev.tminus.engine;

import dev.tminus.run.Servers;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.Workspace;
import dev.tminus.source.Access;
import dev.tminus.source.Fence;
import dev.tminus.source.Sources;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Asks the servers through the fence; those that the runbook's checks read must answer.
@Component
class AskServers implements Servers {

    private final Fence fence;

    AskServers(Sources sources) {
        this.fence = new Fence(sources);
    }

    @Override
    public Look look(Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        var access = Access.of(workspace, environment, mode, Map.of());
        var read = read(runbook);
        var found = fence.look(access, read);
        var answered =
                switch (found.verdict()) {
                    case Fence.Verdict.Clear(var servers) -> new Answered.Known(servers);
                    case Fence.Verdict.Refused(var reason) -> new Answered.Refused(reason);
                };
        return new Look(found.sources().stream().map(one -> source(one, read)).toList(), answered);
    }

    private static Source source(Fence.Found found, Set<SourceName> read) {
        return switch (found) {
            case Fence.Found.Answers(var name, var server) -> new Source.Answers(name, server);
            case Fence.Found.Later(var name) -> new Source.Later(name);
            case Fence.Found.Silent(var name, var reason) ->
                    new Source.Silent(name, reason, read.contains(name));
            case Fence.Found.Fenced(var name, var reason) -> new Source.Fenced(name, reason);
        };
    }

    private static Set<SourceName> read(Runbook runbook) {
        return runbook.checks().values().stream()
                .flatMap(AskServers::sides)
                .filter(Side.OfSource.class::isInstance)
                .map(side -> ((Side.OfSource) side).source())
                .collect(Collectors.toSet());
    }

    private static Stream<Side> sides(CheckSpec check) {
        return switch (check) {
            case SqlCheck sql -> Stream.of(sql.side());
            case CountsCheck counts -> Stream.of(counts.left(), counts.right());
            case DumpCheck dump -> Stream.of(dump.left(), dump.right());
        };
    }
}
