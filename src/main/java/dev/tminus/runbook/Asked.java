package dev.tminus.runbook;

import java.util.List;

/// Which name servers are asked.
public sealed interface Asked {

    /// Those that own the zone.
    record Authoritative() implements Asked {}

    /// Those of the environment's groups.
    record Resolvers(List<ResolverName> groups) implements Asked {

        public Resolvers {
            groups = List.copyOf(groups);
        }
    }

    /// Those of every group of the environment.
    Asked ALL = new Resolvers(List.of(ResolverName.ALL));
}
