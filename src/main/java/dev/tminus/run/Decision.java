package dev.tminus.run;

import java.util.List;

/// What the rules make of a command.
sealed interface Decision {

    /// These entries, in this order, lead to this state.
    record Accepted(List<Recorded> entries, RunState after) implements Decision {}

    /// Nothing happens.
    record Refused(String reason) implements Decision {}
}
