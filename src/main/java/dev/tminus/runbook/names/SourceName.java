package dev.tminus.runbook.names;

/// Names a data source; every environment binds it to a server of its own.
public record SourceName(String value) implements BoundName, Name<SourceName> {

    public SourceName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
