package dev.tminus.runbook;

/// Names a step; phases, steps and contingencies of one runbook share one namespace.
public record StepId(String value) implements Comparable<StepId> {

    public StepId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("StepId is blank");
        }
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
