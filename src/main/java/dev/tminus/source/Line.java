package dev.tminus.source;

import dev.tminus.source.NoAnswer.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one thread that talks to one connection, so that whoever waits for it can always leave.
///
/// A driver that waits for a silent network listens to nobody (H2's `abort` does nothing). Its
/// virtual thread is interrupted then, which closes the socket under it.
final class Line {

    /// How much longer than the time limit a server may take to say itself that time is over.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ExecutorService thread = Aside.line("source");
    private final Diagnosis diagnosis;

    Line(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /// Does something with the connection, and waits until it is done, time is over or the reader
    /// is stopped.
    <T> T call(Task<T> task) throws NoAnswer {
        return await(begin(task));
    }

    /// Begins something; `await` gets its result.
    <T> CompletableFuture<T> begin(Task<T> task) {
        var result = new CompletableFuture<T>();
        try {
            thread.execute(() -> complete(result, task));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(diagnosis.connectionDied());
        }
        return result;
    }

    private <T> void complete(CompletableFuture<T> result, Task<T> task) {
        try {
            result.complete(task.run());
        } catch (SQLException e) {
            result.completeExceptionally(diagnosis.whileReading(e));
        } catch (NoAnswer e) {
            result.completeExceptionally(e);
        } catch (RuntimeException e) {
            result.completeExceptionally(
                    diagnosis.noAnswer(Reason.SQL_ERROR, "could not be read: the driver failed."));
        } catch (OutOfMemoryError e) {
            result.completeExceptionally(e);
        }
    }

    <T> T await(CompletableFuture<T> result) throws NoAnswer {
        Runnable stopped = () -> result.completeExceptionally(diagnosis.stopped());
        diagnosis.stop().whenStopped(stopped);
        try {
            var patience = diagnosis.deadline().left().plus(GRACE);
            return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case NoAnswer why -> why;
                case OutOfMemoryError tooMuch -> throw tooMuch;
                case null, default -> diagnosis.connectionDied();
            };
        } catch (TimeoutException e) {
            drop();
            throw diagnosis.timedOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop();
            throw diagnosis.stopped();
        } finally {
            diagnosis.stop().forget(stopped);
        }
    }

    /// Does the last thing with the connection and waits a moment for it, then gives it up.
    void end(Runnable last, Duration patience) {
        var done = new CompletableFuture<Boolean>();
        Runnable ending =
                () -> {
                    last.run();
                    done.complete(true);
                };
        try {
            thread.execute(ending);
        } catch (RejectedExecutionException dropped) {
            var _ = Aside.start("source", ending);
        }
        thread.shutdown();
        try {
            done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop();
        } catch (ExecutionException | TimeoutException e) {
            drop();
        }
    }

    /// Closes the socket under whoever waits for it.
    void drop() {
        thread.shutdownNow();
    }

    /// Something done with the connection.
    interface Task<T> {
        T run() throws SQLException, NoAnswer;
    }
}
