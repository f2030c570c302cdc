package dev.tminus.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Once after an update: adds to rows of an older version the columns that it did not have, out of
/// the journal. No other column is touched, so that nothing is repaired which a check of the ledger
/// would find.
@Component
class FinishRows {

    private static final Logger LOG = LoggerFactory.getLogger(FinishRows.class);

    private final Rows rows;
    private final RunMemory memory;
    private final TransactionTemplate writing;

    FinishRows(Rows rows, RunMemory memory, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.memory = memory;
        this.writing = new TransactionTemplate(transactions);
    }

    void olderRows() {
        for (var run : rows.unfinished()) {
            try {
                writing.executeWithoutResult(_ ->
                        memory.load(run)
                                .ifPresent(known -> rows.finish(known.state(), known.head())));
            } catch (RuntimeException unreadable) {
                LOG.warn("The row of run {} stays as it is", run, unreadable);
            }
        }
    }
}
