package dev.tminus.demo;

import dev.tminus.ledger.Later;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Time that passes when the test says so. What comes a second later or more waits for [#second].
final class Crank implements Later {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Runnable> soon = new ArrayList<>();
    private final List<Runnable> nextSecond = new ArrayList<>();

    @Override
    public void after(Duration delay, Runnable action) {
        (delay.compareTo(SECOND) < 0 ? soon : nextSecond).add(action);
    }

    /// Lets everybody who is due act once.
    void turn() {
        var due = List.copyOf(soon);
        soon.clear();
        due.forEach(Runnable::run);
    }

    /// Goes on until nothing is left to do within this second.
    void settle() {
        while (!soon.isEmpty()) {
            turn();
        }
    }

    /// Lets a second pass, with all that follows.
    void second() {
        soon.addAll(nextSecond);
        nextSecond.clear();
        settle();
    }
}
