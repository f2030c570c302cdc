package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.testing.Polling;
import dev.tminus.testing.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What reading must do on every kind of database when something goes wrong, and that it leaves no
/// session behind.
abstract class TroubleContract extends SourceBench {

    private static final Duration SOON = Duration.ofSeconds(2);

    /// The same database at another port.
    abstract String jdbc(int port);

    abstract int port();

    /// A query that runs for minutes on the server.
    abstract String slowQuery();

    abstract boolean runsSlowQuery() throws Exception;

    /// How many sessions the reader has on the server.
    abstract int sessions() throws Exception;

    /// A query of a hundred million rows.
    abstract String endlessQuery();

    @AfterEach
    void leavesNoSessionBehind() throws Exception {
        Polling.until("all sessions have ended", () -> sessions() == 0);
    }

    @Test
    void endsAQueryOnTheServerWhenTimeIsOver() throws Exception {
        long begin = System.nanoTime();

        var thrown = failure(Duration.ofMillis(600), new Stop(), slowQuery());

        assertThat(thrown).hasMessage("Source field in qa gave no answer within 0.6s.");
        assertThat(since(begin)).isLessThan(SOON.plusMillis(600));
        Polling.until("the server ends the query", () -> !runsSlowQuery());
    }

    @Test
    void endsAQueryOnTheServerWhenItIsStopped() throws Exception {
        var stop = new Stop();
        var task = new FutureTask<>(() -> failure(LIMIT, stop, slowQuery()));
        Thread.ofVirtual().start(task);
        Polling.until("the server runs the query", this::runsSlowQuery);
        long begin = System.nanoTime();

        stop.stop();

        assertThat(task.get().reason()).isEqualTo(Reason.STOPPED);
        assertThat(since(begin)).isLessThan(SOON);
        Polling.until("the server ends the query", () -> !runsSlowQuery());
        assertThat(since(begin)).isLessThan(SOON);
    }

    @Test
    void stopsAtOnceWhileTheNetworkIsSilent() throws Exception {
        try (var relay = Relay.to(port())) {
            var stop = new Stop();
            var silent = new CountDownLatch(1);
            var task = new FutureTask<>(() -> readUntilItFails(relay, stop, silent));
            Thread.ofPlatform().start(task);
            silent.await();
            long begin = System.nanoTime();

            stop.stop();

            assertThat(since(begin)).isLessThan(SOON);
            assertThat(task.get().reason()).isEqualTo(Reason.STOPPED);
            assertThat(since(begin)).isLessThan(SOON.plusSeconds(1));
        }
    }

    private NoAnswer readUntilItFails(Relay relay, Stop stop, CountDownLatch silent) {
        return catchThrowableOfType(
                NoAnswer.class,
                () -> {
                    try (var source = open(jdbc(relay.port()), LIMIT, stop);
                            var rows = source.read(query(endlessQuery()))) {
                        for (int i = 0; i < 5_000; i++) {
                            assertThat(rows.next()).isTrue();
                        }
                        relay.fallSilent();
                        silent.countDown();
                        while (rows.next()) {
                            assertThat(rows.value(0).isNull()).isFalse();
                        }
                    }
                });
    }

    @Test
    void saysThatTheConnectionWasLostMidway() throws Exception {
        try (var relay = Relay.to(port());
                var source = open(jdbc(relay.port()), LIMIT, new Stop());
                var rows = source.read(query(endlessQuery()))) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(rows.next()).isTrue();
            }
            relay.cut();

            var thrown =
                    catchThrowableOfType(
                            NoAnswer.class,
                            () -> {
                                while (rows.next()) {
                                    assertThat(rows.value(0).isNull()).isFalse();
                                }
                            });

            assertThat(thrown)
                    .hasMessage(
                            "Source field in qa lost the connection before the answer was"
                                    + " complete.");
            assertThat(thrown.reason()).isEqualTo(Reason.CONNECTION_DIED);
        }
    }

    @Test
    void leavesAnEndlessAnswerWithoutReadingItToItsEnd() throws Exception {
        long begin = System.nanoTime();

        try (var source = open();
                var rows = source.read(query(endlessQuery()))) {
            assertThat(rows.next()).isTrue();
        }

        assertThat(since(begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        var unknown = jdbc().replaceFirst("/[a-z0-9_]+$", "/no_such_database");

        var thrown =
                catchThrowableOfType(
                        NoAnswer.class, () -> open(unknown, LIMIT, new Stop()).close());

        assertThat(thrown.reason()).isIn(Reason.CANNOT_CONNECT, Reason.NOT_ACCEPTED);
        assertThat(thrown).hasMessageContaining("Source field in qa ");
        assertThat(thrown.getMessage()).doesNotContain(PASSWORD);
    }

    @Test
    void countsItsSessionsRightly() throws Exception {
        try (var source = open()) {
            assertThat(source.server().database()).isNotEmpty();
            assertThat(sessions()).isEqualTo(1);
        }
    }

    /// 300,000 rows of some 200 bytes are 60 MB and more; what is held at a time is counted, not
    /// guessed. H2 serves within this process, and gets the time to write down what it sorted.
    @Test
    void holdsFewRowsAtATime() throws Exception {
        long before = used();
        try (var source = open();
                var rows = source.readOrdered(query(manyWide()), List.of("n"))) {
            int read = 0;
            while (rows.next()) {
                read++;
                if (read % 100_000 == 1) {
                    Polling.until("less than 40 MB are held", () -> used() - before < 40_000_000L);
                }
            }
            assertThat(read).isEqualTo(300_000);
        }
    }

    /// 300,000 rows with a number `n` and a text of 200 characters.
    abstract String manyWide();

    /// 200 rows of 500,000 characters do not fit together; rows that get wide all of a sudden are
    /// read too.
    @Test
    void holdsFewerTheWiderTheyAre() throws Exception {
        try (var source = open();
                var rows = source.read(new Side.Query(FIELD, veryWide(), Map.of()))) {
            int read = 0;
            while (rows.next()) {
                assertThat(rows.value(0).text()).hasSize(500_000);
                if (++read == 100) {
                    assertThat(used()).isLessThan(400_000_000L);
                }
            }
            assertThat(read).isEqualTo(200);
        }
    }

    /// 200 rows with one text of 500,000 characters.
    abstract String veryWide();

    @Test
    void refusesAValueThatNobodyCouldHold() throws Exception {
        var side = new Side.Table(FIELD, "huge");

        huge(50_000_000);
        assertThat(failure(source -> source.read(side))).hasMessage(hugeMessage());
        assertThat(failure(source -> source.readOrdered(side, List.of("k"))))
                .hasMessage(hugeMessage());
        try (var source = open()) {
            assertThat(values(source.count(side), 0)).extracting(Value::text).containsExactly("2");
        }
        huge(2_000_000);
        assertThat(failure(source -> source.readOrdered(side, List.of("k"))).getMessage())
                .isEqualToIgnoringCase(
                        "Source field in qa answers a value of more than 1,048,576 characters in"
                                + " column v. Fix: leave the column out, or compare a hash of it.");
        try (var source = open()) {
            assertThat(values(source.read(side), 0)).hasSize(2);
        }
        huge(1_000_000);
        try (var source = open()) {
            assertThat(values(source.readOrdered(side, List.of("k")), 1).getLast().text())
                    .hasSize(1_000_000);
        }
    }

    /// A table `huge` of two rows with a number `k` and a text `v`, the second one of so many
    /// characters.
    abstract void huge(int characters) throws Exception;

    /// Why 50,000,000 characters are not read.
    abstract String hugeMessage();

    private NoAnswer failure(Reading reading) {
        return catchThrowableOfType(
                NoAnswer.class,
                () -> {
                    try (var source = open()) {
                        values(reading.of(source), 1);
                    }
                });
    }

    private interface Reading {
        Rows of(OpenSource source) throws NoAnswer;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private NoAnswer failure(Duration limit, Stop stop, String sql) {
        return catchThrowableOfType(
                NoAnswer.class,
                () -> {
                    try (var source = open(limit, stop);
                            var rows = source.read(query(sql))) {
                        rows.next();
                    }
                });
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
