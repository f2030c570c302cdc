package dev.tminus.runbook.workspace;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.SourceName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A place where a release happens, and what its names are bound to there.
///
/// @param files absolute roots of files; nothing outside them is read
/// @param metrics Prometheus servers
/// @param resolvers groups of name servers: `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:53`
/// @param fleets their members, in the order of the file
/// @param programs names of the operator's allow-list
public record Environment(
        EnvironmentName name,
        Set<Mode> allows,
        Map<SourceName, SourceSpec> sources,
        Map<FilesName, String> files,
        Map<String, String> variables,
        Map<EndpointName, Address> endpoints,
        Map<MetricsName, Address> metrics,
        Map<ResolverName, List<String>> resolvers,
        Map<AudienceName, Audience> audiences,
        Map<FleetName, List<String>> fleets,
        Map<ProgramName, String> programs) {

    public Environment {
        allows = Set.copyOf(allows);
    }

    /// Whether the name is bound here.
    public boolean binds(BoundName bound) {
        return bound.equals(ResolverName.ALL)
                ? !resolvers.isEmpty()
                : namesLike(bound).contains(bound);
    }

    /// All names of the same sort that are bound here, in the order of the file.
    public Collection<? extends BoundName> namesLike(BoundName bound) {
        return switch (bound) {
            case SourceName _ -> sources.keySet();
            case FilesName _ -> files.keySet();
            case EndpointName _ -> endpoints.keySet();
            case MetricsName _ -> metrics.keySet();
            case ResolverName _ -> resolvers.keySet();
            case AudienceName _ -> audiences.keySet();
            case FleetName _ -> fleets.keySet();
            case ProgramName _ -> programs.keySet();
        };
    }
}
