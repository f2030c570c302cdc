package dev.tminus.runbook.names;

/// Names a question inside one runbook.
public record QuestionId(String value) implements Name<QuestionId> {

    public QuestionId {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
