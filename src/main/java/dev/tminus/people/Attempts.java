package dev.tminus.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Slows guessing down: after three wrong passwords for an account from an address, each further
/// one costs twice the wait of the one before, up to 15 minutes and never for good.
@Service
@BeforeSignIn("it only makes people wait")
public class Attempts {

    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<Key, Failures> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /// How long to wait before the next try counts, zero where it may be made now. A try that may
    /// be made is counted as wrong until [#succeeded] says otherwise, so that tries made at the
    /// same time do not slip through together.
    public synchronized Duration begin(String account, String address) {
        var now = clock.instant();
        var key = new Key(account, address);
        var known = failures.get(key);
        if (known == null || now.isAfter(known.last().plus(FORGOTTEN_AFTER))) {
            known = new Failures(0, now);
        }
        var wait = Duration.between(now, known.last().plus(delay(known.count())));
        if (wait.isPositive()) {
            return wait;
        }
        failures.put(key, new Failures(known.count() + 1, now));
        return Duration.ZERO;
    }

    /// The password was right: earlier tries are forgotten.
    public synchronized void succeeded(String account, String address) {
        failures.remove(new Key(account, address));
    }

    private static Duration delay(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        var seconds = 1L << Math.min(count - FREE + 1, 20);
        var delay = Duration.ofSeconds(seconds);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private record Key(String account, String address) {}

    private record Failures(int count, Instant last) {}
}
