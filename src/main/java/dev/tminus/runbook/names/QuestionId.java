package dev.tminus.runbook.names;

/// Names a question inside one runbook.
public record QuestionId(String value) implements Comparable<QuestionId> {

    public QuestionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("QuestionId is blank");
        }
    }

    @Override
    public int compareTo(QuestionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
