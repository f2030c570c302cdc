package dev.tminus.source;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The only place here that starts threads: for what talks to servers, since a driver that waits
/// for a network listens to nobody. All are virtual, so that interrupting one closes its socket.
final class Aside {

    private Aside() {}

    static Thread start(String name, Runnable task) {
        return Thread.ofVirtual().name("tminus-" + name).start(task);
    }

    /// Does something in a thread of its own; it must not fail.
    static <T> CompletableFuture<T> supply(String name, Supplier<T> task) {
        var result = new CompletableFuture<T>();
        start(name, () -> result.complete(task.get()));
        return result;
    }

    /// One thread that does one thing after the other.
    static ExecutorService line(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("tminus-" + name).factory());
    }
}
