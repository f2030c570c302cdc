package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Outcome.Fact;
import dev.tminus.runbook.Outcome.Failed;
import dev.tminus.runbook.Outcome.Inconclusive;
import dev.tminus.runbook.Outcome.Passed;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SourceSpec;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.Tolerance;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import dev.tminus.testing.Polling;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every kind of database must do: two databases `field` and `hq` with a table `users` of
/// three rows each, whose local ids differ, and a user who may only SELECT.
abstract class CheckContract {

    static final String CANARY = "canary-7f3a!%";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Address of the database behind `field` or `hq`.
    abstract String jdbc(String source);

    abstract String reader();

    /// A query that runs for minutes on the server.
    abstract String slowQuery();

    /// Whether the server runs such a query now.
    abstract boolean runsSlowQuery() throws Exception;

    /// Makes the server drop whoever runs the slow query.
    abstract void dropConnections() throws Exception;

    /// How many rows `users` of `field` has, asked as the owner.
    abstract int usersLeft() throws Exception;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select count(*) from users                        | field in qa answers 3, 3 wanted.
                    select concat('a', 'b')                            | field in qa answers ab, ab wanted.
                    select cast(3.50 as decimal(9, 2))                | field in qa answers 3.5, 3.5 wanted.
                    select cast(1.5 as double precision)              | field in qa answers 1.5, 1.500 wanted.
                    select cast(4812 as bigint)                       | field in qa answers 4,812, 4812 wanted.
                    select active from users where id = 1             | field in qa answers true, true wanted.
                    select cast('2027-02-06' as date)                 | field in qa answers 2027-02-06, 2027-02-06 wanted.
                    select name from users where id = 2               | field in qa answers 李伟 🏗, 李伟 🏗 wanted.
                    select name from users where id = 3               | field in qa answers '', '' wanted.
                    """)
    void passesWhereTheValueIsTheOneWanted(String sql, String summary) {
        var wanted = summary.replaceAll(".*, | wanted\\.$", "");

        var outcome = carryOut(sql(sql, new Expectation.Equals(wanted.replace("''", ""))));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(outcome.summary()).isEqualTo(summary);
        assertThat(outcome.dataDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    void failsWhereTheValueIsAnother() {
        var outcome =
                carryOut(
                        sql(
                                "select count(*) from users",
                                new Expectation.AtLeast(BigDecimal.valueOf(4_000))));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary()).isEqualTo("field in qa answers 3, at least 4,000 wanted.");
        assertThat(outcome.facts())
                .startsWith(new Fact("field", "3"), new Fact("wanted", "at least 4,000"));
    }

    @Test
    void bindsParametersInsteadOfSplicingThem() {
        var injected = "x' or '1' = '1";
        var side =
                new Side.Query(
                        new SourceName("field"),
                        "select count(*) from users where email = :email or id = :id",
                        Map.of("email", injected, "id", "2"));

        var outcome = carryOut(sql(side, new Expectation.Equals("1"), LIMIT));

        assertThat(outcome).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select id from users where id > 9      | field in qa answers no row, one wanted.
                    select id from users                   | field in qa answers more than one row, one wanted.
                    select 1, 2                            | field in qa answers 2 columns, one wanted.
                    select max(id) from users where id > 9 | field in qa answers NULL, which is no answer.
                    select 'many'                          | The answer many is not a number, a number is wanted.
                    select 1; delete from users            | Source field in qa was not asked: the query holds more than one statement: text follows a ;.
                    delete from users                      | Source field in qa was not asked: the query begins with DELETE; only a query that reads can be asked.
                    select count(*) from users where id = :id | Source field in qa was not asked: the query has no value for :id.
                    """)
    void isInconclusiveWhereThereIsNoSingleAnswer(String sql, String summary) throws Exception {
        var outcome = carryOut(sql(sql, new Expectation.Above(BigDecimal.ZERO)));

        assertThat(outcome).isEqualTo(new Inconclusive(summary, outcome.facts()));
        assertThat(usersLeft()).isEqualTo(3);
    }

    @Test
    void namesTheSourcesThereAreWhereOneIsUnknown() {
        var side = new Side.Query(new SourceName("billing"), "select 1", Map.of());

        var outcome = carryOut(sql(side, new Expectation.Equals("1"), LIMIT));

        assertInconclusive(outcome, "Environment qa has no source billing; it has field, hq.");
    }

    @Test
    void opensNothingForAModeThatTheEnvironmentDoesNotAllow() {
        var check = sql("select 1", new Expectation.Equals("1"));

        var outcome =
                new CarryOutCheck(sources(), InstantSource.system())
                        .carryOut(check, new Access(Mode.LIVE, qa(CANARY)), new Stop());

        assertInconclusive(
                outcome, "Environment qa does not allow live runs; it allows rehearsals.");
    }

    @Test
    void saysThatThePasswordIsNotAccepted() {
        var access = new Access(Mode.REHEARSAL, qa("wrong"));

        var outcome =
                check().carryOut(sql("select 1", new Expectation.Equals("1")), access, new Stop());

        assertInconclusive(
                outcome,
                "Source field in qa does not accept user %s with the password it was given."
                        .formatted(reader()));
    }

    @Test
    void neverRepeatsASecretThatAServerRepeats() {
        var outcome =
                carryOut(sql("select \"" + CANARY + "\" from users", new Expectation.Equals("1")));

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary())
                .startsWith("Source field in qa refused the query: ")
                .contains("***");
        assertThat(outcome.toString()).doesNotContain(CANARY);
    }

    @Test
    void givesUpWhenItsTimeHasPassed() throws Exception {
        var outcome =
                carryOut(
                        sql(
                                field(slowQuery()),
                                new Expectation.Equals("1"),
                                Duration.ofMillis(700)));

        assertInconclusive(outcome, "Source field in qa gave no answer within 700 ms.");
        Polling.until("the server stops the query", () -> !runsSlowQuery());
    }

    @Test
    void stopsOnTheServerWithinTwoSeconds() throws Exception {
        var stop = new Stop();
        var running = inBackground(stop);
        Polling.until("the server runs the query", this::runsSlowQuery);
        long begin = System.nanoTime();

        stop.stop();

        var outcome = running.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertInconclusive(
                outcome, "Source field in qa was not read to the end: the check was stopped.");
        Polling.until("the server stops the query", () -> !runsSlowQuery());
    }

    @Test
    void saysThatTheConnectionWasLost() throws Exception {
        var running = inBackground(new Stop());
        Polling.until("the server runs the query", this::runsSlowQuery);

        dropConnections();

        assertInconclusive(
                running.get(),
                "Source field in qa lost the connection before the answer was complete.");
    }

    private FutureTask<Outcome> inBackground(Stop stop) {
        var check = sql(slowQuery(), new Expectation.Equals("1"));
        var task = new FutureTask<>(() -> check().carryOut(check, access(), stop));
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void passesWhereAllCountsAreEqual() {
        var outcome =
                carryOut(
                        counts(
                                "select email, active, count(*) from users group by email, active",
                                "select email, active, count(*) from users group by email, active"
                                        + " order by email desc"));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(outcome.summary())
                .isEqualTo("field counts 3 and hq 3 over 3 keys, equal counts wanted.");
        assertThat(outcome.facts())
                .contains(
                        new Fact("read at", "2026-11-21T17:00:00Z"),
                        new Fact("field", "3 in 3 rows"),
                        new Fact("hq", "3 in 3 rows"),
                        new Fact("planted differences found", "3 of 3"));
    }

    @Test
    void namesEveryDifference() {
        var outcome =
                carryOut(
                        counts(
                                "select * from (values ('a', 3), ('b', 2), ('c', 1)) t(k, n)",
                                "select * from (values ('a', 3), ('c', 5), ('d', 1)) t(k, n)"));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq differ in 3 of 4 keys: 1 missing in hq, 1 missing in field"
                                + " and 1 count differs; equal counts wanted.");
        assertThat(outcome.facts())
                .endsWith(
                        new Fact("missing in hq", "b"),
                        new Fact("c", "field 1, hq 5"),
                        new Fact("missing in field", "d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 'a · b', 'c', 1                    | select 'a', 'b · c', 1              | a · b · c
                    select cast(null as varchar(9)), 1        | select '', 1                        | NULL
                    select cast(null as varchar(9)), 1        | select 'NULL', 1                    | NULL
                    select 'A', 1                             | select 'a', 1                       | A
                    select 'é', 1                             | select 'e', 1                       | é
                    select 'a ', 1                            | select 'a', 1                       | 'a '
                    """)
    void neverTakesDifferentKeysForOne(String left, String right, String missing) {
        var outcome = carryOut(counts(left, right));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.facts()).contains(new Fact("missing in hq", missing.replace("'", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1, 1                           | select cast(1.00 as decimal(9, 2)), 1
                    select cast('x' as char(9)), 1        | select cast('x' as char(3)), 1
                    select cast(null as varchar(9)), 1    | select cast(null as varchar(3)), 1
                    select timestamp '2026-01-01 10:00:00.120', 1 | select timestamp '2026-01-01 10:00:00.12', 1
                    select timestamp with time zone '2026-01-01 10:00:00+01:00', 1 | select timestamp with time zone '2026-01-01 09:00:00+00:00', 1
                    """)
    void knowsEqualKeysWhateverTheirForm(String left, String right) {
        assertThat(carryOut(counts(left, right))).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1, 5                   | select 'one', 5                | Key column 1 is a number in field (@) and text in hq (@); cast one of them.
                    select 'a', 'b', 5            | select 'a', 5                  | field has 2 key columns and hq 1; both sides need the same key.
                    select 'a', 5                 | select 5                       | field has 1 key column and hq none; both sides need the same key.
                    select 5, 'a'                 | select 5, 'a'                  | The last column of field (@) is text; it must be the number.
                    select 'a', cast(null as int) | select 'a', 1                  | field answers NULL for key a, which is no number.
                    select cast(null as int)      | select 1                       | field answers NULL, which is no number.
                    select active, 1 from users   | select 'a', 1                  | field has key true more than once; its query must answer each key once.
                    select 'a', 1                 | select email, 1 from users union all select email, 1 from users | hq has key ana@example.test more than once; its query must answer each key once.
                    select id from users          | select 1                       | field answers more than one row without a key; group it or count once.
                    """)
    void comparesOnlyWhatCanBeCompared(String left, String right, String summary) {
        var outcome = carryOut(counts(left, right));

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary().replaceAll("\\([^ )]+\\)", "(@)")).isEqualTo(summary);
    }

    @Test
    void countsTheRowsOfATable() {
        var check =
                counts(
                        new Side.Table(new SourceName("field"), "users"),
                        new Side.Table(new SourceName("hq"), "Odd \"Name"),
                        Tolerance.NONE,
                        1);

        var outcome = carryOut(check);

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo("field counts 3 and hq counts 2, equal counts wanted.");
    }

    @Test
    void refusesToCompareADatabaseWithItself() {
        var check =
                counts(
                        new Side.Table(new SourceName("field"), "users"),
                        new Side.Table(new SourceName("field"), "users"),
                        Tolerance.NONE,
                        1);

        var outcome = carryOut(check);
        var meant = carryOut(sameSource(check));

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary())
                .startsWith("field (left) and field (right) are the same database, ")
                .endsWith(
                        "; a comparison of a thing with itself proves nothing. Where that is meant,"
                                + " say same-source: true.");
        assertThat(meant).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1   | field counts 0 in all, at least 1 wanted, so that nothing against nothing never passes.
                    0   |
                    """)
    void neverPassesNothingAgainstNothing(long atLeast, String summary) {
        var nothing = "select email, count(*) from users where 1 = 0 group by email";
        var check = counts(field(nothing), hq(nothing), Tolerance.NONE, atLeast);

        var outcome = carryOut(check);

        if (summary == null) {
            assertThat(outcome).isInstanceOf(Passed.class);
        } else {
            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(outcome.summary()).isEqualTo(summary);
        }
    }

    @Test
    void isInconclusiveWhereTheToleranceLetsNothingFail() {
        var within = new Tolerance.Percent(BigDecimal.valueOf(100));

        var outcome = carryOut(counts(field("select 5"), hq("select 5"), within, 1));

        assertInconclusive(
                outcome,
                "The comparison did not find the differences planted in it, so that it proves"
                        + " nothing; with counts within 100% wanted it cannot fail.");
    }

    @Test
    void givesTheSameDigestForTheSameDataInAnyOrder() {
        var one =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email order by email",
                                "select email, count(*) from users group by email"));
        var other =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email order by 1 desc",
                                "select email, cast(1.0 as decimal(4, 1)) from users"));
        var changed =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email",
                                "select email, 2 from users"));

        assertThat(one.dataDigest()).matches("[0-9a-f]{64}").isEqualTo(other.dataDigest());
        assertThat(changed.dataDigest()).matches("[0-9a-f]{64}").isNotEqualTo(one.dataDigest());
    }

    static void assertInconclusive(Outcome outcome, String summary) {
        assertThat(outcome).isEqualTo(new Inconclusive(summary, outcome.facts()));
    }

    Outcome carryOut(CheckSpec spec) {
        var outcome = check().carryOut(spec, access(), new Stop());
        assertThat(outcome.toString()).doesNotContain(CANARY);
        return outcome;
    }

    CarryOutCheck check() {
        return new CarryOutCheck(
                sources(), InstantSource.fixed(Instant.parse("2026-11-21T17:00:00Z")));
    }

    private Sources sources() {
        var values = Map.of("TMINUS_SECRET_RIGHT", CANARY, "TMINUS_SECRET_WRONG", "not-" + CANARY);
        return new Sources(new Secrets(values::get, Path.of("no-such-folder")));
    }

    Access access() {
        return new Access(Mode.REHEARSAL, qa(CANARY));
    }

    private Environment qa(String password) {
        var reference =
                password.equals(CANARY) ? "${TMINUS_SECRET_RIGHT}" : "${TMINUS_SECRET_WRONG}";
        var field = spec("field", reference);
        var hq = spec("hq", reference);
        return new Environment(
                new EnvironmentName("qa"),
                Set.of(Mode.REHEARSAL),
                Map.of(field.name(), field, hq.name(), hq),
                Map.of());
    }

    private SourceSpec spec(String name, String password) {
        return new SourceSpec(new SourceName(name), jdbc(name), reader(), password, false);
    }

    SqlCheck sql(String sql, Expectation expect) {
        return sql(field(sql), expect, LIMIT);
    }

    private static SqlCheck sql(Side side, Expectation expect, Duration timeout) {
        return new SqlCheck(new CheckId("c"), "C", timeout, side, expect);
    }

    private static CountsCheck counts(String left, String right) {
        return counts(field(left), hq(right), Tolerance.NONE, 1);
    }

    private static CountsCheck counts(Side left, Side right, Tolerance within, long atLeast) {
        return new CountsCheck(new CheckId("c"), "C", LIMIT, left, right, within, atLeast, false);
    }

    private static CountsCheck sameSource(CountsCheck check) {
        return new CountsCheck(
                check.id(),
                check.title(),
                check.timeout(),
                check.left(),
                check.right(),
                check.within(),
                check.atLeast(),
                true);
    }

    private static Side.Query field(String sql) {
        return new Side.Query(new SourceName("field"), sql, Map.of());
    }

    private static Side.Query hq(String sql) {
        return new Side.Query(new SourceName("hq"), sql, Map.of());
    }
}
