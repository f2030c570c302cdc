package dev.tminus.run.rules;

import dev.tminus.run.Recorded;
import dev.tminus.run.RunState;
import java.util.List;

/// What the rules make of a command.
public sealed interface Decision {

    /// These entries, in this order, lead to this state.
    record Accepted(List<Recorded> entries, RunState after) implements Decision {}

    /// Nothing happens.
    record Refused(String reason) implements Decision {}
}
