package dev.tminus.runbook.names;

/// Names an environment of the workspace, such as \`qa\`.
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    public EnvironmentName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("EnvironmentName is blank");
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
