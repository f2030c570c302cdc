package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    /// Friday, 09:00 in Boston; the clocks go forward on Sunday.
    private static final Instant FIRST = Instant.parse("2027-03-12T14:00:00Z");

    private static final Recurrence DAILY = new Recurrence(FIRST, Duration.ofDays(1), BOSTON);

    @Test
    void keepsTheTimeOfDayWhenTheClocksChange() {
        assertThat(DAILY.again().limit(3))
                .containsExactly(
                        Instant.parse("2027-03-13T14:00:00Z"),
                        Instant.parse("2027-03-14T13:00:00Z"),
                        Instant.parse("2027-03-15T13:00:00Z"));
        assertThat(new Recurrence(FIRST, Duration.ofHours(12), BOSTON).again().skip(3).findFirst())
                .contains(Instant.parse("2027-03-14T14:00:00Z"));
    }

    @Test
    void comesAfterTheMomentAndNeverBeforeTheSecondTime() {
        assertThat(DAILY.after(FIRST)).isEqualTo("2027-03-13T14:00:00Z");
        assertThat(DAILY.after(FIRST.minusSeconds(600))).isEqualTo("2027-03-13T14:00:00Z");
        assertThat(DAILY.after(Instant.parse("2027-03-13T13:59:59Z")))
                .isEqualTo("2027-03-13T14:00:00Z");
        assertThat(DAILY.after(Instant.parse("2027-03-13T14:00:00Z")))
                .isEqualTo("2027-03-14T13:00:00Z");
        assertThat(DAILY.after(Instant.parse("2027-03-14T13:00:00Z")))
                .isEqualTo("2027-03-15T13:00:00Z");
        assertThat(DAILY.after(Instant.parse("2027-11-07T14:30:00Z")))
                .isEqualTo("2027-11-08T14:00:00Z");
    }
}
