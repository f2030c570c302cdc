package dev.tminus.catalog;

import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import org.jspecify.annotations.Nullable;

/// One thing that is to be said of a file, by its reader or by the linter.
///
/// @param spot the part of the file that it stands in, null outside of those that have an id
/// @param because why the file accepts it, empty where it does not
public record Note(Problem problem, @Nullable Spot spot, String because) {

    public boolean accepted() {
        return !because.isEmpty();
    }

    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /// For lists without the text: `Line 9 [no-times]: ...`, with what to do about it.
    String sentence() {
        var place = problem.place();
        var text =
                "%s %d [%s]: %s"
                        .formatted(
                                isError() ? "An error in line" : "Line",
                                place.line(),
                                problem.code(),
                                problem.message());
        return problem.suggestion().isEmpty() ? text : text + " " + problem.suggestion();
    }
}
