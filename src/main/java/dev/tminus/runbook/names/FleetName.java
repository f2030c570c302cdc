package dev.tminus.runbook.names;

/// Names a fleet; every environment binds it to members of its own.
public record FleetName(String value) implements BoundName, Comparable<FleetName> {

    public FleetName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("FleetName is blank");
        }
    }

    @Override
    public int compareTo(FleetName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
