package dev.tminus.house.broken.run;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

class AllowedClock {
    Instant now(InstantSource time) {
        return time.instant();
    }

    LocalDate today(Clock clock) {
        return LocalDate.now(clock);
    }
}
