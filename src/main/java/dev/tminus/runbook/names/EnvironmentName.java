package dev.tminus.runbook.names;

/// Names an environment of the workspace, such as \`qa\`.
public record EnvironmentName(String value) implements Name<EnvironmentName> {

    public EnvironmentName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
