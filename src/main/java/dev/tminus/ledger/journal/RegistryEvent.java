package dev.tminus.ledger.journal;

import dev.tminus.run.RunId;

/// What the registry stream says about runs: that one began, and how its journal ended. A deleted
/// run or a cut tail shows against it.
public sealed interface RegistryEvent {

    /// A run was planned.
    ///
    /// @param planHash hash of the first entry of its journal
    record RunRegistered(RunId run, int number, String planHash) implements RegistryEvent {}

    /// A run ended; nothing but comments may follow in its journal.
    ///
    /// @param head number of the last entry then
    /// @param headHash hash of that entry
    record RunEnded(RunId run, long head, String headHash) implements RegistryEvent {}
}
