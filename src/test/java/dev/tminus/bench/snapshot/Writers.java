package dev.tminus.bench.snapshot;

import dev.tminus.testing.PostgreSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Two writers that change two tables in one transaction, so many transactions a second together.
/// Every tenth replaces a row in both.
final class Writers implements AutoCloseable {

    static final int ROWS = 2_000;

    private static final int WRITERS = 2;

    private final String database;
    private final long nanosApart;
    private final long begun = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    private Writers(String database, int perSecond) {
        this.database = database;
        this.nanosApart = Duration.ofSeconds(WRITERS).toNanos() / perSecond;
    }

    /// Makes both tables and begins to write.
    static Writers begin(String database, int perSecond) {
        PostgreSql.execute(
                database,
                "create table left_rows (id int primary key, v int) with (fillfactor = 50)",
                "insert into left_rows select n, 0 from generate_series(0, %d) n"
                        .formatted(ROWS - 1),
                "create table right_rows (id int primary key, v int) with (fillfactor = 50)",
                "insert into right_rows select * from left_rows",
                """
                create function change(one int, replaces boolean) returns void language plpgsql as $$
                begin
                    if replaces then
                        delete from left_rows where id = one;
                        insert into left_rows values (one, -1);
                        delete from right_rows where id = one;
                        insert into right_rows values (one, -1);
                    else
                        update left_rows set v = v + 1 where id = one;
                        update right_rows set v = v + 1 where id = one;
                    end if;
                end $$\
                """);
        var writers = new Writers(database, perSecond);
        for (int i = 0; i < WRITERS; i++) {
            int first = i;
            writers.threads.add(Thread.ofPlatform().start(() -> writers.write(first)));
        }
        return writers;
    }

    /// Each writes rows of its own, so that none waits for the other.
    private void write(int first) {
        try (var connection = PostgreSql.connect(database);
                var change = connection.prepareStatement("select change(?, ?)");
                var pause = connection.prepareStatement("select pg_sleep(?)")) {
            for (long n = 0; !ended.get(); n++) {
                change.setInt(1, (int) ((first + n * WRITERS * 7) % ROWS));
                change.setBoolean(2, n % 10 == 9);
                change.execute();
                transactions.incrementAndGet();
                keepPace(pause, n);
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    private void keepPace(PreparedStatement pause, long n) throws SQLException {
        long ahead = n * nanosApart - (System.nanoTime() - begun);
        if (ahead > 2_000_000) {
            pause.setDouble(1, ahead / 1e9);
            pause.execute();
        }
    }

    /// How many there were a second so far.
    long perSecond() {
        return transactions.get() * 1_000_000_000 / Math.max(1, System.nanoTime() - begun);
    }

    @Override
    public void close() throws SQLException {
        ended.set(true);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
