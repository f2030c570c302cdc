package dev.tminus.runbook.names;

/// Names a fleet; every environment binds it to members of its own.
public record FleetName(String value) implements BoundName, Name<FleetName> {

    public FleetName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
