package dev.tminus.runbook.names;

/// Names a runbook in its workspace: \`[a-z0-9-]+\`, the value of the key \`runbook\`.
public record RunbookId(String value) implements Name<RunbookId> {

    public RunbookId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
