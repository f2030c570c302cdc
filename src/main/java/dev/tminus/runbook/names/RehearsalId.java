package dev.tminus.runbook.names;

/// Names a rehearsal of a runbook.
public record RehearsalId(String value) implements Name<RehearsalId> {

    public RehearsalId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
