package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mapping of the file as its shape has read it: a `T` whose names are not looked up yet. What is
/// asked of it is asked by the keys of its shape.
public interface Draft<T> {

    Fields fields();

    /// Where it stands.
    default Node.Entries node() {
        return fields().node();
    }

    /// Null where the key is missing or its value could not be read.
    default <V> @Nullable V get(Key<V> key) {
        return fields().get(key);
    }

    default <V> V get(Key<V> key, V otherwise) {
        return fields().get(key, otherwise);
    }

    /// What is written, or what the key is preset to; of a file without problems.
    default <V> V value(Key<V> key) {
        return fields().value(key);
    }

    /// The parts of a list, none where it is missing.
    default <V> List<V> each(Key<List<V>> key) {
        return fields().get(key, List.of());
    }

    /// A value without its place, null where the key is missing.
    default <V> @Nullable V bare(Key<Placed<V>> key) {
        return Placed.bare(fields().get(key));
    }

    default <V> V bare(Key<Placed<V>> key, V otherwise) {
        var placed = fields().get(key);
        return placed == null ? otherwise : placed.value();
    }

    /// One of which only its keys matter.
    static <T> Draft<T> of(Fields fields) {
        return new Keys<>(fields);
    }

    /// Its keys and nothing else.
    record Keys<T>(Fields fields) implements Draft<T> {}
}
