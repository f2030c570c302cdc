package dev.tminus.runbook.names;

/// Names a team of the workspace.
public record TeamName(String value) implements Name<TeamName> {

    public TeamName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
