package dev.tminus.source;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The only place here that starts threads: for what talks to servers, since a driver that waits
/// for a network listens to nobody. All are virtual, so that interrupting one closes its socket.
final class Aside {

    private Aside() {}

    static Thread start(String name, Runnable task) {
        return Thread.ofVirtual().name("tminus-" + name).start(task);
    }

    /// One thread that does one thing after the other.
    static ExecutorService line(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("tminus-" + name).factory());
    }
}
