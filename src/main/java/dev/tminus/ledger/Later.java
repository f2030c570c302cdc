package dev.tminus.ledger;

import java.time.Duration;

/// Does something a little later on another thread; the engine owns the threads.
public interface Later {

    /// Runs the action once, no sooner than after the delay.
    void after(Duration delay, Runnable action);
}
