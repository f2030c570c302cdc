package dev.tminus.ledger;

/// Whether the journal can be trusted and written.
public sealed interface LedgerHealth {

    /// All entries verify.
    record Sound(long entries) implements LedgerHealth {}

    /// Nothing is acknowledged any more; people can only read.
    ///
    /// @param reason what is wrong and where, for people
    record ReadOnly(String reason) implements LedgerHealth {}
}
