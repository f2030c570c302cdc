package dev.tminus.runbook.names;

/// Names a Prometheus server; every environment binds it to an address of its own.
public record MetricsName(String value) implements BoundName, Comparable<MetricsName> {

    public MetricsName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("MetricsName is blank");
        }
    }

    @Override
    public int compareTo(MetricsName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
