package dev.tminus.lint;

import dev.tminus.language.problems.Problem;
import java.util.List;

/// What there is to be said of a file, in its order.
///
/// @param open what nobody has answered yet
/// @param accepted warnings that the file answers
public record Inspection(List<Problem> open, List<Accepted> accepted) {

    public Inspection {
        open = List.copyOf(open);
        accepted = List.copyOf(accepted);
    }

    /// A warning that the file answers.
    ///
    /// @param because the reason that the file gives
    public record Accepted(Problem problem, String because) {}
}
