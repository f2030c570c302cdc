package dev.tminus.runbook.names;

/// Names a program; every environment binds it to one of the operator's allow-list.
public record ProgramName(String value) implements BoundName, Comparable<ProgramName> {

    public ProgramName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ProgramName is blank");
        }
    }

    @Override
    public int compareTo(ProgramName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
