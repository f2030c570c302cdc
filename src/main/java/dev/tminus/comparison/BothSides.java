package dev.tminus.comparison;

import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does the work of two sides at once, each in a thread of its own. Where one fails, the check is
/// stopped or its time has passed, the other ends at once; nothing runs on when a call returns.
public final class BothSides {

    static final long LOOK_MILLIS = 20;

    private static final long TELL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Executor executor;
    private final Stop outer;
    private final Deadline deadline;
    private final Told told;
    private final Stop stop = new Stop();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong left = new AtomicLong();
    private final AtomicLong right = new AtomicLong();
    private long toldAt = System.nanoTime() - TELL_NANOS;

    /// @param outer ends everything from outside
    public BothSides(Executor executor, Stop outer, Deadline deadline, Told told) {
        this.executor = executor;
        this.outer = outer;
        this.deadline = deadline;
        this.told = told;
    }

    /// With what the sides are to be opened, so that each can be ended for the other's sake.
    public Stop stop() {
        return stop;
    }

    /// Rows read so far of one side.
    public AtomicLong rows(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// Does the work of both sides and waits for it.
    public <T> Both<T> run(Task<T> ofLeft, Task<T> ofRight)
            throws NoAnswer, CannotCompare, IOException {
        return run(ofLeft, ofRight, () -> {});
    }

    /// Does the work of both sides, and meanwhile something with what they bring.
    <T> Both<T> run(Task<T> ofLeft, Task<T> ofRight, Meanwhile meanwhile)
            throws NoAnswer, CannotCompare, IOException {
        var one = start(ofLeft);
        var other = start(ofRight);
        try {
            meanwhile.run();
        } catch (Abandoned e) {
            // The reason is the failure that made it so.
        } catch (NoAnswer
                | CannotCompare
                | IOException
                | RuntimeException
                | OutOfMemoryError
                | StackOverflowError e) {
            fail(e);
        }
        one.await();
        other.await();
        told.read(left.get(), right.get());
        rethrow();
        return new Both<>(one.value(), other.value());
    }

    private <T> Running<T> start(Task<T> task) {
        var running = new Running<T>();
        try {
            executor.execute(() -> carryOut(task, running));
        } catch (RuntimeException e) {
            fail(e);
            running.ended.countDown();
        }
        return running;
    }

    private <T> void carryOut(Task<T> task, Running<T> running) {
        try {
            running.value = task.run();
        } catch (Abandoned e) {
            // The reason is the failure that made it so.
        } catch (Throwable e) {
            fail(e);
        } finally {
            running.ended.countDown();
        }
    }

    /// The first failure is the reason; the others are what it led to.
    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        stop.stop();
    }

    /// Looks whether to go on, and tells how far it is; called often, by the calling thread only.
    void look() {
        if (failure.get() == null && outer.isStopped()) {
            fail(new CannotCompare("The sides were not read to the end: the check was stopped."));
        }
        if (failure.get() == null && System.nanoTime() - deadline.nanoTime() > GRACE_NANOS) {
            fail(new CannotCompare("The comparison was not complete within its time limit."));
        }
        if (System.nanoTime() - toldAt >= TELL_NANOS) {
            toldAt = System.nanoTime();
            told.read(left.get(), right.get());
        }
    }

    void goOnOrEnd() {
        if (failure.get() != null) {
            throw new Abandoned();
        }
    }

    /// For long work of the calling thread: looks, and ends it where it is in vain.
    void breathe() {
        look();
        goOnOrEnd();
    }

    private void rethrow() throws NoAnswer, CannotCompare, IOException {
        switch (failure.get()) {
            case null -> {}
            case NoAnswer e -> throw e;
            case CannotCompare e -> throw e;
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Work of one side.
    public interface Task<T> {
        T run() throws NoAnswer, CannotCompare, IOException;
    }

    interface Meanwhile {
        void run() throws NoAnswer, CannotCompare, IOException;
    }

    /// Is told now and then how many rows are read; must return at once.
    public interface Told {
        void read(long left, long right);
    }

    /// What both sides brought.
    public record Both<T>(T left, T right) {

        public T of(boolean isLeft) {
            return isLeft ? left : right;
        }
    }

    /// Ends a thread quietly, as another has failed already.
    static final class Abandoned extends RuntimeException {

        Abandoned() {
            super("The other side has failed", null, false, false);
        }
    }

    private final class Running<T> {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable T value;

        private void await() {
            var interrupted = false;
            while (true) {
                try {
                    if (ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                    look();
                } catch (InterruptedException e) {
                    interrupted = true;
                    fail(new CannotCompare("The comparison was interrupted."));
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private T value() {
            var brought = value;
            if (brought == null) {
                throw new IllegalStateException("A side ended without a result");
            }
            return brought;
        }
    }
}
