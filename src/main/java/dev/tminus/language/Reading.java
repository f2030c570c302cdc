package dev.tminus.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a file.
///
/// @param value null where an error stands in the way
public record Reading<T>(@Nullable T value, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    /// Whether the file can be used.
    public boolean ok() {
        return value != null;
    }
}
