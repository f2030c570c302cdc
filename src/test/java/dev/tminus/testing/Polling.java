package dev.tminus.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for a state of another process by asking for it again and again, and leaves the processor
/// to that process in between.
public final class Polling {

    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Polling() {}

    public static void until(String what, Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Never happened within 20 s: " + what);
            }
            pause();
        }
    }

    /// What passes between two questions.
    public static void pause() {
        LockSupport.parkNanos(BETWEEN.toNanos());
    }
}
