package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.SourceName;
import java.util.List;

/// A name that every environment of the runbook binds to something outside.
public record Bound(Kind kind, Placed<String> name) {

    /// What it names.
    public enum Kind {
        ENDPOINT,
        PROGRAM,
        AUDIENCE,
        FLEET,
        /// A source or an endpoint.
        PLACE,
        /// A source, an endpoint, a metric or a resolver.
        SERVICE
    }

    /// Keeps the place of a name that is a record of its own.
    public static Bound of(Kind kind, Placed<?> name) {
        return new Bound(kind, new Placed<>(name.value().toString(), name.at()));
    }

    /// What it may mean; an environment that binds one of these binds it.
    public List<BoundName> meanings() {
        var value = name.value();
        return switch (kind) {
            case ENDPOINT -> List.of(new EndpointName(value));
            case PROGRAM -> List.of(new ProgramName(value));
            case AUDIENCE -> List.of(new AudienceName(value));
            case FLEET -> List.of(new FleetName(value));
            case PLACE -> List.of(new SourceName(value), new EndpointName(value));
            case SERVICE ->
                    List.of(
                            new SourceName(value),
                            new EndpointName(value),
                            new MetricsName(value),
                            new ResolverName(value));
        };
    }
}
