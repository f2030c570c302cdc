package dev.tminus.runbook.names;

/// Names a check that a runbook or its workspace defines.
public record CheckId(String value) implements Comparable<CheckId> {

    public CheckId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("CheckId is blank");
        }
    }

    @Override
    public int compareTo(CheckId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
