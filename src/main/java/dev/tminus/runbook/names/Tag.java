package dev.tminus.runbook.names;

/// A word that marks steps of a kind, for rules that hold for all of them.
public record Tag(String value) implements Name<Tag> {

    public Tag {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
