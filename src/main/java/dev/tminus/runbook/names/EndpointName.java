package dev.tminus.runbook.names;

/// Names an HTTP service; every environment binds it to an address of its own.
public record EndpointName(String value) implements BoundName, Name<EndpointName> {

    public EndpointName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
