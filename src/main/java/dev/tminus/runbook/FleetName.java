package dev.tminus.runbook;

/// Names a group of like members, such as servers; every environment lists its own.
public record FleetName(String value) implements Comparable<FleetName> {

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
