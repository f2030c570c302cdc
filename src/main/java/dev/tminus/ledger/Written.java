package dev.tminus.ledger;

import org.jspecify.annotations.Nullable;

/// What a transaction wrote.
///
/// @param known the run after it, null where nothing was written
/// @param entries how many entries it added to the journal
record Written(CommandResult answer, @Nullable FoldedRun known, long entries) {

    /// Refused, so nothing.
    static Written nothing(String reason) {
        return new Written(new CommandResult.Refused(reason), null, 0);
    }

    /// Nothing now: the command was carried out before.
    static Written before(CommandResult answer) {
        return new Written(answer, null, 0);
    }
}
