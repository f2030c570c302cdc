package dev.tminus.demo;

import dev.tminus.run.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Which run an environment's landscape belongs to, and what was done for it already, so that a
/// restart does nothing twice.
final class LandscapeLog {

    static final String TABLES =
            """
            create schema landscape;
            create table landscape.present (run uuid not null,
                started_at timestamp(6) with time zone not null);
            create table landscape.deed (step varchar(100) not null, attempt int not null,
                primary key (step, attempt));
            create table landscape.trouble (mood varchar(40) primary key, is_over boolean not null)
            """;

    private final Sql sql;

    LandscapeLog(Connection field) {
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
        sql.script(
                """
                delete from landscape.present;
                delete from landscape.deed;
                delete from landscape.trouble
                """);
        sql.update("insert into landscape.present values (?, ?)", run.value(), utc(startedAt));
    }

    boolean has(LandscapeAction action, int attempt) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.deed where step = ? and attempt = ?",
                        action.step().value(),
                        attempt)
                > 0;
    }

    /// Whether it was done at all, in whatever attempt.
    boolean has(LandscapeAction action) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.deed where step = ?", action.step().value())
                > 0;
    }

    void add(LandscapeAction action, int attempt) throws SQLException {
        sql.update("insert into landscape.deed values (?, ?)", action.step().value(), attempt);
    }

    /// Whether the trouble of a mood has begun and nobody has seen to it.
    boolean isInTrouble(Mood mood) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.trouble where mood = ? and not is_over",
                        mood.text())
                > 0;
    }

    /// Whether somebody has seen to the trouble of a mood, begun or not.
    boolean isOver(Mood mood) throws SQLException {
        return sql.number(
                        "select count(*) from landscape.trouble where mood = ? and is_over",
                        mood.text())
                > 0;
    }

    void trouble(Mood mood, boolean over) throws SQLException {
        sql.update("merge into landscape.trouble key (mood) values (?, ?)", mood.text(), over);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
