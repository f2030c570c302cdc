package dev.tminus.runbook.names;

/// Names a Prometheus server; every environment binds it to an address of its own.
public record MetricsName(String value) implements BoundName, Name<MetricsName> {

    public MetricsName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
