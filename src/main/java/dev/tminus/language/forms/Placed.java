package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value together with where the file says it.
public record Placed<T>(T value, Node at) {

    /// The value alone, null where there is none.
    public static <T> @Nullable T bare(@Nullable Placed<T> placed) {
        return placed == null ? null : placed.value();
    }

    /// The values alone.
    public static <T> List<T> bare(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }
}
