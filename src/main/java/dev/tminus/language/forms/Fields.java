package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import org.jspecify.annotations.Nullable;

/// What a mapping of the file says, key by key.
public final class Fields {

    private final Node.Entries node;
    private final Object[] values;
    private final Problems problems;

    /// Few keys are looked for faster one by one than by a hash.
    ///
    /// @param values the name of a key, then its value, and so on
    Fields(Node.Entries node, Object[] values, Problems problems) {
        this.node = node;
        this.values = values;
        this.problems = problems;
    }

    /// Null where the key is missing or its value could not be read.
    // only Shape fills the values, with what the key's form read; names are interned
    @SuppressWarnings({"unchecked", "ReferenceEquality"})
    public <T> @Nullable T get(Key<T> key) {
        Object name = key.name();
        for (int i = 0; i < values.length; i += 2) {
            if (values[i] == name) {
                return (T) values[i + 1];
            }
        }
        return null;
    }

    public <T> T get(Key<T> key, T otherwise) {
        var value = get(key);
        return value == null ? otherwise : value;
    }

    /// What is written, or what the key is preset to.
    public <T> T value(Key<T> key) {
        var value = get(key);
        return value == null ? key.fallback() : value;
    }

    /// Whether the file has the key, readable or not.
    public boolean has(Key<?> key) {
        return node.entries().containsKey(key.name());
    }

    /// Whether the file has the key, readable or not.
    public boolean has(String key) {
        return node.entries().containsKey(key);
    }

    /// What stands at the key, or the whole mapping where it is missing.
    public Node valueNode(String key) {
        var entry = node.entries().get(key);
        return entry == null ? node : entry.value();
    }

    /// Where the key stands, or the whole mapping where it is missing.
    public Node keyNode(String key) {
        var entry = node.entries().get(key);
        return entry == null ? node : entry.key();
    }

    /// Where the key stands, or the whole mapping where it is missing.
    public Node keyNode(Key<?> key) {
        return keyNode(key.name());
    }

    public Node.Entries node() {
        return node;
    }

    public Problems problems() {
        return problems;
    }
}
