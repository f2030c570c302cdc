package dev.tminus.runbook.names;

/// Names a data source; every environment binds it to a server of its own.
public record SourceName(String value) implements BoundName, Comparable<SourceName> {

    public SourceName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("SourceName is blank");
        }
    }

    @Override
    public int compareTo(SourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
