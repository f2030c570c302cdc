package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.testing.OddSettings;
import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ChecksOnPostgreSqlTest extends OneServerContract {

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
        PostgreSql.execute(
                field,
                "create schema other",
                "create table other.users as select * from users",
                "create view other.seen as select * from users",
                "create table lookup as select 1 as one",
                "create function other.known() returns setof varchar language plpgsql as 'begin"
                        + " return query select email from public.users; end'",
                "create schema trap",
                "create table trap.users as select * from users where id = 1",
                "create table many as select n, n * 0.1::float8 as x from generate_series(1, 1000)"
                        + " n",
                "grant usage on schema other, trap to " + reader,
                "grant select on all tables in schema public, other, trap to " + reader);
    }

    /// What a function reads is known once it has read.
    @Test
    void refusesTablesThatFunctionsRead() {
        var check =
                dump("select email from users", "select known as email from other.known()")
                        .key("email")
                        .check();

        assertInconclusive(
                carryOut(check(), check, access(jdbc("field"), beside())),
                "field reads only what hq reads too, public.users; a comparison of a thing with"
                        + " itself proves nothing. Where that is meant, say same-source: true.");
    }

    /// A table that is read is not altered before the end.
    @Test
    void holdsTheColumnsStillWhileItReads() {
        for (var database : List.of(field, hq)) {
            PostgreSql.execute(
                    database,
                    "create table moved (id int, email text, note text)",
                    "insert into moved values (1, 'ana@example.test', 'x')",
                    "grant select on moved to " + reader);
        }
        var refused = new ArrayList<String>();

        var outcome =
                whileAltered(() -> {
                    try {
                        PostgreSql.execute(
                                hq,
                                "set lock_timeout = '50ms'",
                                "alter table moved drop column email");
                    } catch (IllegalStateException e) {
                        refused.add(e.getMessage());
                    }
                });

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(refused).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "database", "role"})
    void reachesTheSameVerdictsWhateverIsSet(String level) throws Exception {
        var usual = verdicts();
        var where =
                switch (level) {
                    case "database" -> "database " + field;
                    case "role" -> "role " + reader;
                    default -> level;
                };

        OddSettings.setOnPostgreSql(where);
        try {
            assertThat(verdicts()).isEqualTo(usual);
        } finally {
            OddSettings.resetOnPostgreSql(where);
        }
        assertThat(usual)
                .contains(
                        "field in qa answers 3 | 0.30000000000000004 | 1 day 02:03:04 | \\xabcd |"
                                + " 2026-02-03 | 2026-01-02 | 2025-12-31 23:00:00+00 | $1,234.50 |"
                                + " {NULL,a} | a\\b, x wanted.");
    }

    private List<String> verdicts() {
        var all =
                """
                select concat_ws(' | ', (select count(*) from users), 0.1::float8 + 0.2::float8,
                    interval '1 day 02:03:04', '\\xabcd'::bytea, date '2026-02-03',
                    cast('01/02/2026' as date), timestamptz '2026-01-01 00:00 +01',
                    1234.5::money, '{NULL,a}'::text[], 'a\\b')\
                """;
        return Stream.of(
                        sql(all, new Expectation.Equals("x")),
                        sql("select 'after ' || pg_sleep(1.2)", new Expectation.Equals("after ")),
                        sql(
                                "select count(*) from users where name = null",
                                new Expectation.Equals("0")),
                        sql("select sum(x) from many", new Expectation.Equals("50050")),
                        counts("select count(*) from users", "select count(*) from users"),
                        dump("select * from users", "select * from users")
                                .key("email")
                                .ignore("id")
                                .check())
                .map(this::carryOut)
                .map(outcome -> outcome.summary())
                .toList();
    }

    @Override
    String beside() {
        return PostgreSql.url(field) + "?currentSchema=other";
    }

    @Override
    String home() {
        return "public";
    }

    @Override
    String away() {
        return "other";
    }

    @Override
    String snapshot() {
        return "one for both sides";
    }

    @Override
    String snapshotOfTwoDatabases() {
        return "one per side, as PostgreSQL shares none between two databases; what is written"
                + " between the two may show as a difference";
    }

    @Override
    void cancelQueries() throws SQLException {
        number(
                "postgres",
                "select count(pg_cancel_backend(pid)) from pg_stat_activity where usename = '"
                        + reader
                        + "'");
    }

    private static void prepare(String database, int firstId) {
        PostgreSql.execute(
                database,
                "create table users (id int primary key, email varchar(99), name varchar(99),"
                        + " active boolean)",
                "insert into users values (1, 'ana@example.test', 'Ana', true), (2,"
                        + " 'wei@example.test', '李伟 🏗', true), (3, 'jo@example.test', '', false)",
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
        return "select count(*) as n from generate_series(1, 1000000) a, generate_series(1,"
                + " 1000000) b where a + b = 7";
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
