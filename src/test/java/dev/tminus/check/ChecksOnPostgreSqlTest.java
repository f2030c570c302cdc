package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Expectation;
import dev.tminus.testing.PostgreSql;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChecksOnPostgreSqlTest extends DumpCheckContract {

    private static String field;
    private static String hq;
    private static String reader;

    @BeforeAll
    static void prepare() {
        field = PostgreSql.newDatabase("field");
        hq = PostgreSql.newDatabase("hq");
        reader = "ro_" + field;
        PostgreSql.execute(
                "postgres", "create role %s login password '%s'".formatted(reader, CANARY));
        prepare(field, 1);
        prepare(hq, 900);
    }

    private static void prepare(String database, int firstId) {
        PostgreSql.execute(
                database,
                "create table users (id int primary key, email varchar(99), name varchar(99), active"
                        + " boolean)",
                "insert into users values (1, 'ana@example.test', 'Ana', true),"
                        + " (2, 'wei@example.test', '李伟 🏗', true), (3, 'jo@example.test', '', false)",
                "update users set id = id + 1000",
                "update users set id = id - 1001 + " + firstId,
                "create table \"Odd \"\"Name\" (a int)",
                "insert into \"Odd \"\"Name\" values (1), (2)",
                "create table moments (id int, at timestamp with time zone)",
                firstId == 1
                        ? "insert into moments values (1, '2026-01-01 10:00:00+01:00')"
                        : "insert into moments values (1, '2026-01-01 09:00:00+00:00')",
                firstId == 1
                        ? "create table texts (n int, a text collate \"C\", b varchar(9) collate"
                                + " \"en-x-icu\", c text collate \"de-AT-x-icu\")"
                        : "create table texts (n int, a text collate \"en-x-icu\", b text, c text"
                                + " collate \"sv-x-icu\")",
                texts(),
                "create sequence numbers",
                "grant select on all tables in schema public to " + reader,
                "grant usage on sequence numbers to " + reader);
    }

    /// A user who may write is still held back by the read-only transaction.
    @Test
    void refusesFunctionsAndClausesThatWrite() throws SQLException {
        PostgreSql.execute(field, "grant delete on users to " + reader);

        var deleting =
                carryOut(
                        sql(
                                "with gone as (delete from users returning 1) select count(*) from"
                                        + " gone",
                                new Expectation.Equals("3")));
        var counting = carryOut(sql("select nextval('numbers')", new Expectation.Equals("1")));

        assertInconclusive(
                deleting,
                "Source field in qa refused the query because it writes: cannot execute SELECT in"
                        + " a read-only transaction.");
        assertInconclusive(
                counting,
                "Source field in qa refused the query because it writes: cannot execute nextval()"
                        + " in a read-only transaction.");
        assertThat(usersLeft()).isEqualTo(3);
    }

    @Test
    void saysThatTheServerEndedTheSession() {
        var outcome =
                carryOut(
                        sql(
                                "select pg_terminate_backend(pg_backend_pid())",
                                new Expectation.Equals("true")));

        assertInconclusive(
                outcome, "Source field in qa lost the connection before the answer was complete.");
    }

    @Override
    String jdbc(String source) {
        return PostgreSql.url(source.equals("field") ? field : hq);
    }

    @Override
    String reader() {
        return reader;
    }

    @Override
    String slowQuery() {
        return "select count(*) as n from generate_series(1, 1000000) a, generate_series(1, 1000000) b"
                + " where a + b = 7";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        return number(
                        "postgres",
                        "select count(*) from pg_stat_activity where state = 'active' and query"
                                + " like '%a + b = 7%' and usename = '"
                                + reader
                                + "'")
                > 0;
    }

    @Override
    void dropConnections() throws SQLException {
        number(
                "postgres",
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '"
                        + reader
                        + "'");
    }

    @Override
    int usersLeft() throws SQLException {
        return number(field, "select count(*) from users");
    }

    private static int number(String database, String sql) throws SQLException {
        try (var connection = PostgreSql.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
