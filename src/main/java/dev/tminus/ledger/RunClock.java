package dev.tminus.ledger;

import dev.tminus.ledger.storage.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The time at which things are recorded: what the clock says, but never before what was recorded
/// already. A clock that went back is told on every page and in the log, until it has caught up.
@Component
public class RunClock {

    private static final Logger LOG = LoggerFactory.getLogger(RunClock.class);

    /// Clocks of several instances differ by so much without anybody being told.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final String BEGINNING = "The clock of this machine went back";

    private final InstantSource time;
    private final Health health;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    RunClock(InstantSource time, Health health) {
        this.time = time;
        this.health = health;
    }

    /// When something is recorded.
    ///
    /// @param clock what the clock says, where that is well before; else null
    record Moment(Instant at, @Nullable Instant clock) {}

    /// Now, for a stream whose last entry is of an instant.
    Moment after(Instant last) {
        var now = now();
        recorded(last);
        if (!now.isBefore(last)) {
            return new Moment(now, null);
        }
        return new Moment(last, isBehind(now, last) ? now : null);
    }

    /// Something was recorded then; says so where the clock is behind it.
    void recorded(Instant at) {
        latest.accumulateAndGet(at, (one, other) -> one.isBefore(other) ? other : one);
        look();
    }

    /// Looks whether the clock has gone back, or has caught up.
    public void look() {
        var now = now();
        var last = latest.get();
        var told = health.warnings().stream().anyMatch(one -> one.startsWith(BEGINNING));
        if (isBehind(now, last) && !told) {
            var sentence = sentence(now, last);
            LOG.warn(sentence);
            health.warn(BEGINNING, sentence);
        } else if (told && !now.isBefore(last)) {
            LOG.info("The clock of this machine has caught up with the journal.");
            health.warn(BEGINNING, "");
        }
    }

    private static String sentence(Instant now, Instant last) {
        return "%s: it said %s (UTC), when %s was recorded already. Until it has caught up, entries keep the later time, with the reading of the clock beside it. Fix: set the clock of the machine."
                .formatted(BEGINNING, text(now), text(last));
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    private static boolean isBehind(Instant now, Instant last) {
        return now.plus(SLACK).isBefore(last);
    }

    /// Microseconds are what both databases keep.
    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
