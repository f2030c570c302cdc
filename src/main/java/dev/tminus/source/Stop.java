package dev.tminus.source;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells a reader from another thread that nobody waits for its answer any more.
///
/// Stopping cancels the running statements on their servers and then drops the connections. It is
/// final: whatever is opened with a used signal is stopped at once.
public final class Stop {

    private final Set<Runnable> cancellations = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /// Stops; returns when the servers have been told, within 2 s where one does not answer.
    public void stop() {
        stopped = true;
        cancellations.forEach(Runnable::run);
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
