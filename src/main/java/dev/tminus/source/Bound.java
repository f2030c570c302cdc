package dev.tminus.source;

import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import java.util.Comparator;
import java.util.List;

/// A source as one environment binds it.
record Bound(EnvironmentName environment, SourceSpec spec) {

    static List<Bound> all(Environment environment) {
        return environment.sources().values().stream()
                .sorted(Comparator.comparing(SourceSpec::name))
                .map(spec -> new Bound(environment.name(), spec))
                .toList();
    }

    SourceName name() {
        return spec.name();
    }

    /// `Source hq in qa`.
    String place() {
        return "Source " + this;
    }

    /// `hq in qa`.
    @Override
    public String toString() {
        return name() + " in " + environment;
    }
}
