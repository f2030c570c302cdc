package dev.tminus.runbook.names;

/// A word that marks steps of a kind, for rules that hold for all of them.
public record Tag(String value) implements Comparable<Tag> {

    public Tag {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Tag is blank");
        }
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
