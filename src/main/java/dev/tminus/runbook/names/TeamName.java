package dev.tminus.runbook.names;

/// Names a team of the workspace.
public record TeamName(String value) implements Comparable<TeamName> {

    public TeamName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("TeamName is blank");
        }
    }

    @Override
    public int compareTo(TeamName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
