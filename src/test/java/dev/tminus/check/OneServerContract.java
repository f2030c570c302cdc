package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.Stop;
import dev.tminus.testing.Polling;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What checks must do on every kind of database where both sides lie on one server, and where
/// somebody else works on it meanwhile.
abstract class OneServerContract extends DumpCheckContract {

    /// Both sides are opened, brought to one moment and asked for their columns before their rows.
    private static final int TASKS_BEFORE_ROWS = 6;

    /// Address of another schema, or database, from which the tables of `field` can be read. It has
    /// a copy `users` of the table there, and a view `seen` of that table itself.
    abstract String beside();

    /// The schema of the tables of `field`, which has a table `lookup` of one row too.
    abstract String home();

    /// The schema of `beside`.
    abstract String away();

    /// What is said of the snapshots of two sides of one database.
    abstract String snapshot();

    /// What is said of the snapshots of two databases of one server.
    abstract String snapshotOfTwoDatabases();

    /// Ends the slow query as an administrator does.
    abstract void cancelQueries() throws Exception;

    String shown(String name) {
        return name;
    }

    private Outcome onOneServer(CheckSpec check) {
        return carryOut(check(), check, access(jdbc("field"), beside()));
    }

    private String named(String sql) {
        return sql.replace("HOME", home()).replace("AWAY", away());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    select email from HOME.users                       | select email from HOME.users
                    select email from users                            | select email from HOME.users
                    select email from HOME.users                       | select email from AWAY.seen
                    select u.email from HOME.users u where 1 = 1       | select distinct email from HOME.users order by email
                    with u as (select email from HOME.users) select email from u | select email from (select * from AWAY.seen) q
                    select email from HOME.users                       | select x.email from HOME.users x join users o on o.email = x.email
                    select 'from x' as a, email from HOME.users        | select 'from x' as a, email from AWAY.seen where id in (select id from HOME.users)
                    """)
    void refusesSidesOfWhichOneReadsNothingOfItsOwn(String left, String right) {
        var check = dump(named(left), named(right)).key("email");

        assertInconclusive(
                onOneServer(check.check()),
                "field reads only what hq reads too, %s; a comparison of a thing with itself proves nothing. Where that is meant, say same-source: true."
                        .formatted(shown(home() + ".users")));
        assertThat(onOneServer(check.sameSource().check())).isInstanceOf(Passed.class);
    }

    @Test
    void refusesCountsOfTheSameTable() {
        var counts =
                counts(
                        field(named("select count(*) from HOME.users")),
                        hq(named("select count(*) from HOME.users")),
                        Tolerance.NONE,
                        1);

        assertThat(onOneServer(counts).summary())
                .isEqualTo(
                        "field reads only what hq reads too, %s; a comparison of a thing with itself proves nothing. Where that is meant, say same-source: true."
                                .formatted(shown(home() + ".users")));
        assertThat(onOneServer(sameSource(counts))).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    select email from users                           | select email from users
                    select email from HOME.users                      | select email from AWAY.users
                    select u.email from users u join HOME.lookup on 1 = 1 | select u.email from users u join HOME.lookup on 1 = 1
                    select 'a' as email                               | select 'a' as email
                    """)
    void comparesTablesOfTheirOwnOnOneServer(String left, String right) {
        var outcome = onOneServer(dump(named(left), named(right)).key("email").check());

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(fact(outcome, "snapshot")).isEqualTo(snapshot());
    }

    @Test
    void saysWhetherTwoDatabasesOfOneServerWereReadAsOfOneMoment() {
        var outcome = carryOut(counts("select count(*) from users", "select count(*) from users"));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(fact(outcome, "snapshot")).isEqualTo(snapshotOfTwoDatabases());
    }

    @Test
    void tellsACancellationFromATimeOut() throws Exception {
        var check = sql(slowQuery(), new Expectation.Equals("1"));
        var running =
                new FutureTask<>(
                        () -> check().carryOut(check, access(), new Stop(), Progress.NONE));
        Thread.ofVirtual().start(running);
        Polling.until("the server runs the query", this::runsSlowQuery);

        cancelQueries();

        assertInconclusive(
                running.get(),
                "Source field in qa was not read to the end: the query was cancelled on the server,"
                        + " and not because of the time limit. Fix: ask whoever runs the server,"
                        + " then check again.");
    }

    /// Compares a table `moved` whose e-mail addresses are masked, while it is altered on the right
    /// between the question for its columns and the one for its rows.
    Outcome whileAltered(Alteration alteration) {
        var check =
                new DumpBuilder(field("select * from moved"), hq("select * from moved"))
                        .key("id")
                        .mask("email")
                        .sameSource()
                        .check();
        var tasks = new AtomicInteger();
        var executor =
                check(task -> {
                    if (tasks.getAndIncrement() == TASKS_BEFORE_ROWS) {
                        alteration.carryOut();
                    }
                    Thread.startVirtualThread(task);
                });
        return carryOut(executor, check, access());
    }

    static void assertMoved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary())
                .startsWith("The columns of hq changed while it was read: expected ")
                .endsWith(". Fix: check again when nobody alters its tables.");
    }

    /// What somebody else does to the table.
    interface Alteration {
        void carryOut();
    }
}
