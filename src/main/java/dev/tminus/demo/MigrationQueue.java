package dev.tminus.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Field's table of the accounts that move to HQ: `QUEUED`, `RUNNING`, `DONE` or `FAILED`.
final class MigrationQueue {

    /// How often an account is tried before it counts as failed.
    static final int TRIES = 3;

    private static final int LONGEST_REASON = 500;

    private final Sql sql;

    MigrationQueue(Connection field) {
        this.sql = new Sql(field);
    }

    /// Queues an account, again where it is done or failed; one that waits or runs stays as it is.
    ///
    /// @return whether it was queued
    boolean put(String code) throws SQLException {
        int again =
                sql.update(
                        """
                        update migration_queue set state = 'QUEUED', attempts = 0,
                        enqueued_at = current_timestamp, started_at = null, ended_at = null,
                        reason = null
                        where state in ('DONE', 'FAILED')
                        and account_id = (select id from accounts where code = ?)
                        """,
                        code);
        int fresh =
                sql.update(
                        """
                        insert into migration_queue (account_id, state, attempts, enqueued_at)
                        select a.id, 'QUEUED', 0, current_timestamp from accounts a where a.code = ?
                        and not exists (select 1 from migration_queue q where q.account_id = a.id)
                        """,
                        code);
        return again + fresh > 0;
    }

    /// Gives the account that waits longest to a worker.
    Optional<Population.Account> take() throws SQLException {
        var found =
                sql.list(
                        """
                        select a.code, a.name, a.plan, a.created_on
                        from migration_queue q join accounts a on a.id = q.account_id
                        where q.state = 'QUEUED' order by q.attempts, a.id limit 1
                        """,
                        FieldSystem::account);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        sql.update(
                """
                update migration_queue set state = 'RUNNING', attempts = attempts + 1,
                started_at = current_timestamp, ended_at = null, reason = null
                where account_id = (select id from accounts where code = ?)
                """,
                found.getFirst().code());
        return Optional.of(found.getFirst());
    }

    void done(String code) throws SQLException {
        sql.update(
                """
                update migration_queue set state = 'DONE', ended_at = current_timestamp
                where account_id = (select id from accounts where code = ?)
                """,
                code);
    }

    /// Queues it again until it was tried [#TRIES] times.
    void failed(String code, String reason) throws SQLException {
        sql.update(
                """
                update migration_queue set ended_at = current_timestamp, reason = ?,
                state = case when attempts < ? then 'QUEUED' else 'FAILED' end
                where account_id = (select id from accounts where code = ?)
                """,
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                TRIES,
                code);
    }

    /// Queues what was under way when everything stopped.
    void putBack() throws SQLException {
        sql.update("update migration_queue set state = 'QUEUED' where state = 'RUNNING'");
    }

    /// Queues again what was given up.
    void failedAgain() throws SQLException {
        sql.update(
                """
                update migration_queue set state = 'QUEUED', attempts = 0, reason = null
                where state = 'FAILED'
                """);
    }

    boolean has(String code) throws SQLException {
        return sql.number(
                        """
                        select count(*) from migration_queue
                        where account_id = (select id from accounts where code = ?)
                        """,
                        code)
                > 0;
    }

    /// Whether at least half of it is done.
    boolean isHalfDone() throws SQLException {
        int done = sql.number("select count(*) from migration_queue where state = 'DONE'");
        return 2 * done >= sql.number("select count(*) from migration_queue");
    }

    int waiting() throws SQLException {
        return sql.number("select count(*) from migration_queue where state = 'QUEUED'");
    }
}
