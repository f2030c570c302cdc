package dev.tminus.runbook.check;

import dev.tminus.runbook.names.ResolverName;
import java.util.List;

/// Which name servers are asked.
public sealed interface NameServers {

    /// Those that own the zone.
    record Authoritative() implements NameServers {}

    /// Those of the environment's groups.
    record Resolvers(List<ResolverName> groups) implements NameServers {

        public Resolvers {
            groups = List.copyOf(groups);
        }
    }

    /// Those of every group of the environment.
    NameServers ALL = new Resolvers(List.of(ResolverName.ALL));
}
