package dev.tminus.language.rules;

import dev.tminus.language.drafts.Bound;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.SourceName;
import java.util.List;

/// How problems speak of names that environments bind.
final class BoundNames {

    private BoundNames() {}

    static Code code(BoundName name) {
        return switch (name) {
            case SourceName _ -> Code.UNKNOWN_SOURCE;
            case FilesName _ -> Code.UNKNOWN_FILES;
            case EndpointName _ -> Code.UNKNOWN_ENDPOINT;
            case MetricsName _ -> Code.UNKNOWN_METRICS;
            case ResolverName _ -> Code.UNKNOWN_RESOLVERS;
            case ProgramName _ -> Code.UNKNOWN_PROGRAM;
            case AudienceName _ -> Code.UNKNOWN_AUDIENCE;
            case FleetName _ -> Code.UNKNOWN_FLEET;
        };
    }

    /// Goes behind "has no": `` source `hq` ``.
    static String words(BoundName name) {
        return switch (name) {
            case SourceName source -> "source `" + source + "`";
            case FilesName root -> "root `" + root + "` in `files`";
            case EndpointName endpoint -> "endpoint `" + endpoint + "`";
            case MetricsName server -> "server `" + server + "` in `metrics`";
            case ResolverName group ->
                    group.equals(ResolverName.ALL)
                            ? "name server in `resolvers`"
                            : "group `" + group + "` in `resolvers`";
            case ProgramName program -> "program `" + program + "`";
            case AudienceName audience -> "audience `" + audience + "`";
            case FleetName fleet -> "fleet `" + fleet + "`";
        };
    }

    /// Goes behind "has no" too, of a name that may mean several things.
    static String words(Bound bound) {
        return switch (bound.kind()) {
            case ENDPOINT, PROGRAM, AUDIENCE, FLEET -> words(bound.meanings().getFirst());
            case PLACE -> "source or endpoint `" + bound.name().value() + "`";
            case SERVICE -> "source, endpoint, metric or resolver `" + bound.name().value() + "`";
        };
    }

    /// `Environment x has`, or `Environments x, y have`.
    static String have(List<String> environments) {
        return environments.size() == 1
                ? "Environment " + Nearest.quoted(environments) + " has"
                : "Environments " + Nearest.quoted(environments) + " have";
    }

    /// With its article: `` an endpoint `jobs` ``.
    static String one(BoundName name) {
        return switch (name) {
            case EndpointName _, AudienceName _ -> "an " + words(name);
            case SourceName _,
                    FilesName _,
                    MetricsName _,
                    ResolverName _,
                    ProgramName _,
                    FleetName _ ->
                    "a " + words(name);
        };
    }
}
