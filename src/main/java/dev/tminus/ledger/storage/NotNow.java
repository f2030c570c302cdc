package dev.tminus.ledger.storage;

import java.sql.SQLTransientConnectionException;

/// Nobody is given a connection that writes while the ledger cannot be written.
class NotNow extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;

    NotNow(String reason) {
        super(reason);
    }
}
