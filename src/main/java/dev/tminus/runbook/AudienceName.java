package dev.tminus.runbook;

/// Names people outside the release who are told about it; every environment binds it to addresses.
public record AudienceName(String value) implements Comparable<AudienceName> {

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
