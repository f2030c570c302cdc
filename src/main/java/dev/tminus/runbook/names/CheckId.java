package dev.tminus.runbook.names;

/// Names a check that a runbook or its workspace defines.
public record CheckId(String value) implements Name<CheckId> {

    public CheckId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
