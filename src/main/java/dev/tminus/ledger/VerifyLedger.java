package dev.tminus.ledger;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.Witnesses;
import dev.tminus.ledger.storage.Health;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Before anybody is served: every chain holds and ends where its seal says, the registry knows
/// every run, the rows are the fold of the journal, and kept versions are what their hashes say.
/// What does not hold opens read-only; nothing is ever repaired in silence.
@Component
class VerifyLedger implements SmartInitializingSingleton {

    private final Journal journal;
    private final Supplier<ReadLedger> readings;
    private final Catalog catalog;
    private final FinishRows finish;
    private final Witnesses witnesses;
    private final Health health;
    private final RunClock clock;
    private final TransactionTemplate reading;

    VerifyLedger(
            Journal journal,
            RunMemory memory,
            Rows rows,
            EvidenceUses evidence,
            Catalog catalog,
            FinishRows finish,
            Witnesses witnesses,
            Health health,
            RunClock clock,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.readings = () -> new ReadLedger(journal, memory, rows, evidence);
        this.catalog = catalog;
        this.finish = finish;
        this.witnesses = witnesses;
        this.health = health;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        // One moment for all, whatever another instance writes meanwhile.
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public void afterSingletonsInstantiated() {
        finish.olderRows();
        verify();
        if (health.now() instanceof LedgerHealth.Sound) {
            witnesses.completeHeads();
        }
        lookAtTheClock();
    }

    /// Looks at the clock too: nothing that was recorded lies ahead of it.
    private void lookAtTheClock() {
        java.util.Objects.requireNonNull(reading.execute(_ -> journal.latest()))
                .ifPresent(clock::recorded);
    }

    /// Reads everything, and says from now on what it found.
    void verify() {
        var flaws = flaws();
        if (flaws.isEmpty()) {
            witnesses.begin();
            health.verified(size());
        } else {
            health.flawed(flaws);
        }
    }

    private long size() {
        return java.util.Objects.requireNonNull(reading.execute(_ -> journal.size()));
    }

    List<LedgerFlaw> flaws() {
        return java.util.Objects.requireNonNull(
                reading.execute(_ -> {
                    var testimony = witnesses.hear();
                    var flaws = readings.get().flaws(testimony);
                    testimony
                            .missing()
                            .forEach(what -> flaws.add(Journal.flaw(what.stream(), what.what())));
                    catalog.flaws().forEach(what -> flaws.add(new LedgerFlaw(null, what)));
                    return List.copyOf(flaws);
                }));
    }
}
