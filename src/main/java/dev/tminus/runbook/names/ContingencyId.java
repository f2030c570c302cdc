package dev.tminus.runbook.names;

/// Names a contingency; phases, steps and contingencies of one runbook share one namespace.
public record ContingencyId(String value) implements Name<ContingencyId> {

    public ContingencyId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
