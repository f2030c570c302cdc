package dev.tminus.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mapping of the file says, key by key.
final class Fields {

    private final Node.Entries node;
    private final Map<String, Object> values;
    private final Problems problems;

    Fields(Node.Entries node, Map<String, Object> values, Problems problems) {
        this.node = node;
        this.values = values;
        this.problems = problems;
    }

    /// Null where the key is missing or its value could not be read.
    @SuppressWarnings("unchecked") // only Shape fills the map, with what the key's form read
    <T> @Nullable T get(Key<T> key) {
        return (T) values.get(key.name());
    }

    <T> T get(Key<T> key, T otherwise) {
        var value = get(key);
        return value == null ? otherwise : value;
    }

    /// Whether the file has the key, readable or not.
    boolean has(Key<?> key) {
        return node.entries().containsKey(key.name());
    }

    /// Whether the file has the key, readable or not.
    boolean has(String key) {
        return node.entries().containsKey(key);
    }

    /// Where the key stands, or the whole mapping where it is missing.
    Node keyNode(Key<?> key) {
        var entry = node.entries().get(key.name());
        return entry == null ? node : entry.key();
    }

    Node.Entries node() {
        return node;
    }

    Problems problems() {
        return problems;
    }
}
