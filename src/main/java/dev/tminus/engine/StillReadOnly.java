package dev.tminus.engine;

import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;

/// The ledger takes nothing at present, so what was due stays due: the scheduler tries again later,
/// also after a restart.
final class StillReadOnly extends RuntimeException {

    private StillReadOnly(String reason) {
        super("Not recorded, so it stays due: " + reason);
    }

    /// Keeps the work that is being done from counting as done.
    static void check(Runs runs) {
        if (runs.health() instanceof LedgerHealth.ReadOnly(var reason)) {
            throw new StillReadOnly(reason);
        }
    }
}
