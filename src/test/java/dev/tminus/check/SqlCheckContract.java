package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.CheckReport.SingleValue;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Fact;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import dev.tminus.testing.Polling;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `sql` checks must do on every kind of database.
abstract class SqlCheckContract extends CheckBench {

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
                    select cast('4.10' as varchar(9))                 | field in qa answers 4.10, 4.10 wanted.
                    select cast(4.10 as decimal(9, 2))                | field in qa answers 4.1, 4.10 wanted.
                    select timestamp '2027-02-06 14:00:00'            | field in qa answers 2027-02-06T14:00, 2027-02-06 14:00 wanted.
                    """)
    void passesWhereTheValueIsTheOneWanted(String sql, String summary) {
        var wanted = summary.replaceAll(".*, | wanted\\.$", "");

        var outcome = carryOut(sql(sql, new Expectation.Equals(wanted.replace("''", ""))));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(outcome.summary()).isEqualTo(summary);
        assertThat(outcome.dataDigest()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource({"4.1, 4.10", "7, 007", "123400000, 1234e5", "1, true", "5, 5.0"})
    void takesATextForATextWhateverItLooksLike(String text, String wanted) {
        var sql = "select cast('%s' as varchar(20))".formatted(text);

        for (var expected :
                List.of(
                        new Expectation.Equals(wanted),
                        new Expectation.Equals(wanted, true),
                        new Expectation.Equals("{{variables.build}}").bound(_ -> wanted),
                        Brief.anyOf(List.of("x", wanted)),
                        Brief.allOf(List.of(wanted)))) {
            assertThat(carryOut(sql(sql, expected))).isInstanceOf(Failed.class);
        }
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
    void reportsWhatWasAskedAndAnswered() {
        var side =
                new Side.Query(
                        new SourceName("field"),
                        "select name from users where id = :id",
                        Map.of("id", "1"));

        var report =
                (SingleValue) report(carryOut(sql(side, new Expectation.Equals("Ana"), LIMIT)));

        assertThat(report.wanted()).isEqualTo("Ana");
        assertThat(report.sides()).hasSize(1);
        var only = report.sides().getFirst();
        assertThat(only.name()).isEqualTo("field");
        assertThat(only.query()).isEqualTo("select name from users where id = :id\n:id = 1");
        assertThat(report.answer()).isEqualTo("Ana");
        assertThat(only.readAt()).isEqualTo("2026-11-21T17:00:00Z");
        assertThat(only.server()).isNotEmpty();
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
                    select 'many'                          | The answer many is text, expected a number. Fix: cast it to a number in the query.
                    select 1; delete from users            | Source field in qa was not asked: the query holds more than one statement: text follows a ;.
                    delete from users                      | Source field in qa was not asked: the query begins with DELETE; only a query that reads can be asked.
                    select count(*) from users where id = :id | Source field in qa was not asked: the query has no value for :id.
                    """)
    void isInconclusiveWhereThereIsNoSingleAnswer(String sql, String summary) throws Exception {
        var outcome = carryOut(sql(sql, new Expectation.Above(BigDecimal.ZERO)));

        assertInconclusive(outcome, summary);
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
                check().carryOut(
                                check,
                                Brief.access(Mode.LIVE, qa(CANARY)),
                                new Stop(),
                                Progress.NONE);

        assertInconclusive(
                outcome, "Environment qa does not allow live runs; it allows rehearsals.");
    }

    @Test
    void saysThatThePasswordIsNotAccepted() {
        var access = Brief.access(Mode.REHEARSAL, qa("wrong"));

        var outcome =
                check().carryOut(
                                sql("select 1", new Expectation.Equals("1")),
                                access,
                                new Stop(),
                                Progress.NONE);

        assertInconclusive(
                outcome,
                "Source field in qa does not accept user %s with the password it was given."
                        .formatted(reader()));
    }

    @Test
    void neverRepeatsASecretThatAServerRepeats() {
        var check = sql("select " + quoted(CANARY) + " from users", new Expectation.Equals("1"));

        var outcome = check().carryOut(check, access(), new Stop(), Progress.NONE);

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

        assertInconclusive(outcome, "Source field in qa gave no answer within 0.7s.");
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
        var task = new FutureTask<>(() -> check().carryOut(check, access(), stop, Progress.NONE));
        Thread.ofVirtual().start(task);
        return task;
    }
}
