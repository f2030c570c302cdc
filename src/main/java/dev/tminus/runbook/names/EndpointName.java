package dev.tminus.runbook.names;

/// Names an HTTP service; every environment binds it to an address of its own.
public record EndpointName(String value) implements BoundName, Comparable<EndpointName> {

    public EndpointName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("EndpointName is blank");
        }
    }

    @Override
    public int compareTo(EndpointName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
