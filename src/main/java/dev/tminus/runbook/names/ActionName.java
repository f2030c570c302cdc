package dev.tminus.runbook.names;

/// Names an action that several steps do.
public record ActionName(String value) implements Name<ActionName> {

    public ActionName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
