package dev.tminus.source;

import java.time.Duration;

/// The end of the time that one attempt may take, connecting included; elapsed time, not wall
/// clock.
///
/// @param limit the whole time, for messages
public record Deadline(long nanoTime, Duration limit) {

    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean hasPassed() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
