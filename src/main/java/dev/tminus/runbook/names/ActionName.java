package dev.tminus.runbook.names;

/// Names an action that several steps do.
public record ActionName(String value) implements Comparable<ActionName> {

    public ActionName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ActionName is blank");
        }
    }

    @Override
    public int compareTo(ActionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
