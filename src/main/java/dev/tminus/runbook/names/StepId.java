package dev.tminus.runbook.names;

/// Names a step; phases, steps and contingencies of one runbook share one namespace. A step of a
/// runbook that runs within another is `deploy-hq/migrate` there.
public record StepId(String value) implements Name<StepId> {

    public StepId {
        Name.notBlank(value);
    }

    /// Whether it is a step of a runbook that runs within this one.
    public boolean isOfChild() {
        return value.indexOf('/') > 0;
    }

    /// The step of this runbook that runs it: `deploy-hq` of `deploy-hq/migrate`. Any other is
    /// itself.
    public StepId host() {
        return isOfChild() ? new StepId(value.substring(0, value.indexOf('/'))) : this;
    }

    @Override
    public String toString() {
        return value;
    }
}
