package dev.tminus.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step takes part in a run.
///
/// @param when null for always
/// @param optional whether it may be skipped
/// @param repeat null where it is done once
public record Policy(
        @Nullable Condition when,
        boolean optional,
        List<Deadline> deadlines,
        Reaction onFail,
        Reaction onInconclusive,
        @Nullable Repeat repeat) {

    /// Always, never skipped, without deadlines; what goes wrong holds the run.
    public static final Policy PLAIN =
            new Policy(null, false, List.of(), new Reaction.Hold(), new Reaction.Hold(), null);

    public Policy {
        deadlines = List.copyOf(deadlines);
    }
}
