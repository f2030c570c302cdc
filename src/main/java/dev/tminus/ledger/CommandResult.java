package dev.tminus.ledger;

import dev.tminus.run.RunId;

/// What became of a command.
public sealed interface CommandResult {

    /// It happened and is on disk.
    ///
    /// @param from number of its first event in the run's journal
    /// @param to number of its last event
    record Accepted(RunId run, long from, long to) implements CommandResult {}

    /// It did not happen and nothing changed.
    ///
    /// @param reason one sentence for the person who asked; it names the present state
    record Refused(String reason) implements CommandResult {}
}
