package dev.tminus.runbook.names;

/// Names a phase; phases, steps and contingencies of one runbook share one namespace.
public record PhaseId(String value) implements Name<PhaseId> {

    public PhaseId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
