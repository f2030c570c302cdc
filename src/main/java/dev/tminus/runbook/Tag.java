package dev.tminus.runbook;

/// A word of the workspace that marks steps of one sort in every runbook.
public record Tag(String value) {

    public Tag {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Tag is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
