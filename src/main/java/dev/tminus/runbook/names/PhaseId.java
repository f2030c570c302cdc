package dev.tminus.runbook.names;

/// Names a phase; phases, steps and contingencies of one runbook share one namespace.
public record PhaseId(String value) implements Comparable<PhaseId> {

    public PhaseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("PhaseId is blank");
        }
    }

    @Override
    public int compareTo(PhaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
