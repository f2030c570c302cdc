package dev.tminus.engine;

import dev.tminus.ledger.Later;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Waits on one thread and acts on another, so that nothing slow delays the next tick.
@Component
class Ticks implements Later {

    private final ScheduledExecutorService ticks;
    private final ExecutorService workers;

    Ticks(
            @Qualifier("ticker") ScheduledExecutorService ticks,
            @Qualifier("workers") ExecutorService workers) {
        this.ticks = ticks;
        this.workers = workers;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        var _ =
                ticks.schedule(
                        () -> workers.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
