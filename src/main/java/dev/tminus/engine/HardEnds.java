package dev.tminus.engine;

import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Remembers over the death of the process what was under way, so that a check that ends the
/// process each time is not carried out for ever. All attempts that are judged together count as
/// one.
@Component
class HardEnds {

    /// In a row.
    static final int MOST = 2;

    /// What this process has begun and not seen the end of: whatever kept it from ending, the
    /// process did not.
    private final Set<Begun> own = ConcurrentHashMap.newKeySet();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate writing;

    HardEnds(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
    }

    /// A series of attempts, under way.
    private record Begun(RunId run, StepId step, String use, int series) {

        boolean isOf(Attempt attempt) {
            return run.equals(attempt.run())
                    && step.equals(attempt.step())
                    && use.equals(attempt.use());
        }
    }

    /// Notes on disk that an attempt begins.
    ///
    /// @return false, and nothing noted, where too many in a row saw the process end
    boolean mayBegin(Attempt attempt, int series) {
        var begun = new Begun(attempt.run(), attempt.step(), attempt.use(), series);
        if (own.contains(begun)) {
            return true;
        }
        var may = Boolean.TRUE.equals(writing.execute(_ -> begin(attempt, series)));
        if (may) {
            own.add(begun);
        }
        return may;
    }

    private boolean begin(Attempt attempt, int series) {
        var key =
                new Object[] {attempt.run().value(), attempt.step().value(), attempt.use(), series};
        var begun =
                jdbc.queryForList(
                        """
                        select begun from begun_series
                        where run = ? and step = ? and use_name = ? and series = ?
                        """,
                        Integer.class,
                        key);
        if (begun.isEmpty()) {
            jdbc.update(
                    """
                    insert into begun_series (run, step, use_name, series, begun)
                    values (?, ?, ?, ?, 1)
                    """,
                    key);
            return true;
        }
        return begun.getFirst() < MOST
                && jdbc.update(
                                """
                                update begun_series set begun = begun + 1
                                where run = ? and step = ? and use_name = ? and series = ?
                                """,
                                key)
                        > 0;
    }

    /// An attempt has ended in good order, whatever came of it.
    void ended(Attempt attempt) {
        writing.executeWithoutResult(_ ->
                jdbc.update(
                        "delete from begun_series where run = ? and step = ? and use_name = ?",
                        attempt.run().value(),
                        attempt.step().value(),
                        attempt.use()));
        own.removeIf(begun -> begun.isOf(attempt));
    }
}
