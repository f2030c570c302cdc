package dev.tminus.language;

import dev.tminus.language.problems.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a file.
///
/// @param value null where the file has an error, or where its names could not be checked
/// @param problems all of them, in the order of the file
public record Reading<T>(@Nullable T value, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    /// Whether the file can be used; it may still have warnings.
    public boolean ok() {
        return value != null;
    }
}
