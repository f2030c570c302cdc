package dev.tminus.runbook.names;

/// Names a program; every environment binds it to one of the operator's allow-list.
public record ProgramName(String value) implements BoundName, Name<ProgramName> {

    public ProgramName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
