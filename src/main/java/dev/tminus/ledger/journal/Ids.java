package dev.tminus.ledger.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Instant now) {
        var high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        var low = RANDOM.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
