package dev.tminus.runbook.names;

/// Names a rehearsal of a runbook.
public record RehearsalId(String value) implements Comparable<RehearsalId> {

    public RehearsalId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("RehearsalId is blank");
        }
    }

    @Override
    public int compareTo(RehearsalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
