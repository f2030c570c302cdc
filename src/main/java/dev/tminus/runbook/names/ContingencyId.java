package dev.tminus.runbook.names;

/// Names a contingency; phases, steps and contingencies of one runbook share one namespace.
public record ContingencyId(String value) implements Comparable<ContingencyId> {

    public ContingencyId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ContingencyId is blank");
        }
    }

    @Override
    public int compareTo(ContingencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
