package dev.tminus.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final String HERE = "192.0.2.1";

    private Instant now = Instant.parse("2026-10-17T17:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    @Test
    void letsThreeTriesPass() {
        var waits = fail(3);

        assertThat(waits).isZero();
    }

    @Test
    void makesTheFourthTryWaitTwoSeconds() {
        fail(3);

        assertThat(attempts.begin("boston.ops", HERE)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doublesTheWaitUpToAQuarterOfAnHour() {
        fail(3);
        var longest = Duration.ZERO;
        for (var i = 0; i < 20; i++) {
            var wait = attempts.begin("boston.ops", HERE);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            now = now.plus(wait);
            assertThat(attempts.begin("boston.ops", HERE)).isZero();
        }

        assertThat(longest).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void makesNobodyElseWait() {
        fail(3);

        assertThat(attempts.begin("shanghai.qa", HERE)).isZero();
        assertThat(attempts.begin("boston.ops", "192.0.2.2")).isZero();
    }

    @Test
    void forgetsAfterARightPassword() {
        fail(3);
        attempts.succeeded("boston.ops", HERE);

        assertThat(attempts.begin("boston.ops", HERE)).isZero();
    }

    @Test
    void forgetsAfterAnHour() {
        fail(3);
        now = now.plus(Duration.ofMinutes(61));

        assertThat(attempts.begin("boston.ops", HERE)).isZero();
    }

    private Duration fail(int times) {
        var sum = Duration.ZERO;
        for (var i = 0; i < times; i++) {
            sum = sum.plus(attempts.begin("boston.ops", HERE));
        }
        return sum;
    }
}
