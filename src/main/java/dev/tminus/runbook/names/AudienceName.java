package dev.tminus.runbook.names;

/// Names those who are told of a release; every environment binds it to addresses of its own.
public record AudienceName(String value) implements BoundName, Comparable<AudienceName> {

    public AudienceName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("AudienceName is blank");
        }
    }

    @Override
    public int compareTo(AudienceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
