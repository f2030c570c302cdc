package dev.tminus.demo;

import dev.tminus.run.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Which run an environment's landscape belongs to, and what was done for it already, so that a
/// restart does nothing twice.
final class DeedLog {

    static final String TABLES =
            """
            create schema landscape;
            create table landscape.present (run uuid not null,
                started_at timestamp(6) with time zone not null);
            create table landscape.deed (step varchar(100) not null, attempt int not null,
                primary key (step, attempt))
            """;

    private final Sql sql;

    DeedLog(Connection field) {
        this.sql = new Sql(field);
    }

    boolean belongsTo(RunId run) throws SQLException {
        return sql.number("select count(*) from landscape.present where run = ?", run.value()) > 0;
    }

    /// Whether the landscape served nobody yet, or a run that was started earlier.
    boolean isFreeFor(Instant startedAt) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.present where started_at >= ?",
                        utc(startedAt))
                == 0;
    }

    void begin(RunId run, Instant startedAt) throws SQLException {
        sql.script("delete from landscape.present; delete from landscape.deed");
        sql.update("insert into landscape.present values (?, ?)", run.value(), utc(startedAt));
    }

    boolean has(Deed deed, int attempt) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.deed where step = ? and attempt = ?",
                        deed.step().value(),
                        attempt)
                > 0;
    }

    void add(Deed deed, int attempt) throws SQLException {
        sql.update("insert into landscape.deed values (?, ?)", deed.step().value(), attempt);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
