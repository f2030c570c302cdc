package dev.tminus.runbook.names;

/// Names those who are told of a release; every environment binds it to addresses of its own.
public record AudienceName(String value) implements BoundName, Name<AudienceName> {

    public AudienceName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
