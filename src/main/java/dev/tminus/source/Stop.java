package dev.tminus.source;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells a reader from another thread that nobody waits for its answer any more.
///
/// Stopping cancels the running statements on their servers and then drops the connections. It is
/// final: whatever is opened with a used signal is stopped at once.
public final class Stop {

    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final Set<Runnable> cancellations = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /// Stops; returns when the servers have been told, within 2 s where one does not answer.
    public void stop() {
        stopped = true;
        var threads =
                List.copyOf(cancellations).stream().map(task -> Aside.start("stop", task)).toList();
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    void whenStopped(Runnable cancel) {
        cancellations.add(cancel);
        if (stopped) {
            cancel.run();
        }
    }

    void forget(Runnable cancel) {
        cancellations.remove(cancel);
    }
}
