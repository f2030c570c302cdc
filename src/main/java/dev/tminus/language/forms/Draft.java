package dev.tminus.language.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mapping of the file as its shape has read it: a `T` whose names are not looked up yet.
@SuppressWarnings("UnusedTypeParameter") // it keeps the drafts of different parts apart
public record Draft<T>(Fields fields) {

    /// Null where the key is missing or its value could not be read.
    public <V> @Nullable V get(Key<V> key) {
        return fields.get(key);
    }

    public <V> V get(Key<V> key, V otherwise) {
        return fields.get(key, otherwise);
    }

    /// What is written, or what the key is preset to; of a file without problems.
    public <V> V value(Key<V> key) {
        return fields.value(key);
    }

    /// The same without its place, null where the key is missing.
    public <V> @Nullable V bare(Key<Placed<V>> key) {
        var placed = fields.get(key);
        return placed == null ? null : placed.value();
    }

    /// The parts that a list has, none where it is missing.
    public <V> List<V> each(Key<List<V>> key) {
        return fields.get(key, List.of());
    }
}
