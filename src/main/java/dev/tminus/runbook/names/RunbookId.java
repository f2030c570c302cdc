package dev.tminus.runbook.names;

/// Names a runbook in its workspace: \`[a-z0-9-]+\`, the value of the key \`runbook\`.
public record RunbookId(String value) implements Comparable<RunbookId> {

    public RunbookId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("RunbookId is blank");
        }
    }

    @Override
    public int compareTo(RunbookId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
