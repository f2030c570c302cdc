package dev.tminus.source;

import dev.tminus.source.NoAnswer.Reason;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Logs in, but never waits longer than for the time limit or the stop signal.
///
/// A driver that dials cannot be interrupted, so it does that on a thread of its own; a connection
/// that comes too late is closed there.
record Dial(Driver driver, String url, Properties settings, Diagnosis diagnosis) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    Connection connect() throws NoAnswer {
        var result = new CompletableFuture<Connection>();
        Runnable stopped = () -> result.completeExceptionally(diagnosis.stopped());
        diagnosis.stop().whenStopped(stopped);
        Aside.start("dial", () -> dial(result));
        try {
            var left = diagnosis.deadline().left();
            var patience = left.compareTo(LONGEST) < 0 ? left : LONGEST;
            return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw diagnosis.whileConnecting(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            var late = tooLate();
            result.completeExceptionally(late);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(e);
            throw diagnosis.stopped();
        } finally {
            diagnosis.stop().forget(stopped);
        }
    }

    private NoAnswer tooLate() {
        if (diagnosis.deadline().hasPassed()) {
            return diagnosis.timedOut();
        }
        return diagnosis.noAnswer(
                Reason.CANNOT_CONNECT,
                "cannot be reached at " + diagnosis.address() + ": no login within 10 s.");
    }

    private void dial(CompletableFuture<Connection> result) {
        try {
            var connection = driver.connect(url, settings);
            if (connection == null) {
                result.completeExceptionally(new SQLException("The driver refuses the address"));
            } else if (!result.complete(connection)) {
                connection.close();
            }
        } catch (SQLException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public String toString() {
        return "Dial";
    }
}
