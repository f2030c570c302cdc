package dev.tminus.runbook.names;

/// Names a person of the workspace, such as \`boston.ops\`; never reused for somebody else.
public record PersonId(String value) implements Comparable<PersonId> {

    public PersonId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("PersonId is blank");
        }
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
