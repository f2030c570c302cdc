package dev.tminus.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for a state of another process by asking for it again and again.
public final class Polling {

    private Polling() {}

    public static void until(String what, Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Never happened within 20 s: " + what);
            }
            Thread.yield();
        }
    }
}
