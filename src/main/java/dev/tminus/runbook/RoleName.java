package dev.tminus.runbook;

/// Names a role of one runbook, such as \`ops\`.
public record RoleName(String value) implements Comparable<RoleName> {

    public RoleName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("RoleName is blank");
        }
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
