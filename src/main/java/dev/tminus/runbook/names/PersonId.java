package dev.tminus.runbook.names;

/// Names a person of the workspace, such as \`boston.ops\`; never reused for somebody else.
public record PersonId(String value) implements Name<PersonId> {

    public PersonId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
