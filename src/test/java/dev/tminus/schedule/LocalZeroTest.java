package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LocalZeroTest {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final LocalDateTime SKIPPED = LocalDateTime.parse("2026-03-08T02:30");
    private static final LocalDateTime REPEATED = LocalDateTime.parse("2026-11-01T01:30");

    @Test
    void takesATimeThatExistsOnce() {
        var zero = LocalZero.resolve(LocalDateTime.parse("2026-10-17T13:00"), BOSTON);

        assertThatObject(zero).isEqualTo(new LocalZero.At(Instant.parse("2026-10-17T17:00:00Z")));
    }

    @Test
    void refusesATimeThatIsSkippedWithBothReadings() {
        var refused = (LocalZero.Refused) LocalZero.resolve(SKIPPED, BOSTON);

        assertThat(refused.message())
                .isEqualTo(
                        "2026-03-08 02:30 does not exist in America/New_York, where the clock goes from"
                                + " 02:00 to 03:00. Read as UTC-4 it is 2026-03-08 06:30 UTC, when clocks"
                                + " there show 01:30; read as UTC-5 it is 2026-03-08 07:30 UTC, when clocks"
                                + " there show 03:30. Choose one of the two, or another time.");
        assertThat(refused.readings())
                .extracting(LocalZero.Reading::toString)
                .containsExactly("UTC-4, 2026-03-08 06:30 UTC", "UTC-5, 2026-03-08 07:30 UTC");
    }

    @Test
    void refusesATimeThatComesTwiceWithBothReadings() {
        var refused = (LocalZero.Refused) LocalZero.resolve(REPEATED, BOSTON);

        assertThat(refused.message())
                .isEqualTo(
                        "2026-11-01 01:30 exists twice in America/New_York, where the clock goes back from"
                                + " 02:00 to 01:00. Read as UTC-4 it is 2026-11-01 05:30 UTC; read as UTC-5"
                                + " it is 2026-11-01 06:30 UTC. Choose one of the two, or another time.");
    }

    @Test
    void refusesADayThatIsSkippedWithDates() {
        var local = LocalDateTime.parse("2011-12-30T12:00");

        var refused = (LocalZero.Refused) LocalZero.resolve(local, ZoneId.of("Pacific/Apia"));

        assertThat(refused.message())
                .isEqualTo(
                        "2011-12-30 12:00 does not exist in Pacific/Apia, where the clock goes from"
                                + " 2011-12-30 00:00 to 2011-12-31 00:00. Read as UTC+14 it is 2011-12-29"
                                + " 22:00 UTC, when clocks there show 2011-12-29 12:00; read as UTC-10 it is"
                                + " 2011-12-30 22:00 UTC, when clocks there show 2011-12-31 12:00. Choose one"
                                + " of the two, or another time.");
    }

    @Test
    void namesHalfHourOffsets() {
        var local = LocalDateTime.parse("2026-04-05T01:45");

        var refused =
                (LocalZero.Refused) LocalZero.resolve(local, ZoneId.of("Australia/Lord_Howe"));

        assertThat(refused.message())
                .isEqualTo(
                        "2026-04-05 01:45 exists twice in Australia/Lord_Howe, where the clock goes back"
                                + " from 02:00 to 01:30. Read as UTC+11 it is 2026-04-04 14:45 UTC; read as"
                                + " UTC+10:30 it is 2026-04-04 15:15 UTC. Choose one of the two, or another"
                                + " time.");
    }

    @Test
    void takesTheReadingThatWasChosen() {
        assertThatObject(LocalZero.resolve(REPEATED, BOSTON, ZoneOffset.ofHours(-4)))
                .isEqualTo(new LocalZero.At(Instant.parse("2026-11-01T05:30:00Z")));
        assertThatObject(LocalZero.resolve(REPEATED, BOSTON, ZoneOffset.ofHours(-5)))
                .isEqualTo(new LocalZero.At(Instant.parse("2026-11-01T06:30:00Z")));
        assertThatObject(LocalZero.resolve(SKIPPED, BOSTON, ZoneOffset.ofHours(-5)))
                .isEqualTo(new LocalZero.At(Instant.parse("2026-03-08T07:30:00Z")));
    }

    @Test
    void refusesAChosenOffsetThatWasNotOffered() {
        var refused =
                (LocalZero.Refused) LocalZero.resolve(REPEATED, BOSTON, ZoneOffset.ofHours(8));

        assertThat(refused.message())
                .isEqualTo(
                        "2026-11-01 01:30 is not at UTC+8 in America/New_York. 2026-11-01 01:30 exists"
                                + " twice in America/New_York, where the clock goes back from 02:00 to 01:00."
                                + " Read as UTC-4 it is 2026-11-01 05:30 UTC; read as UTC-5 it is 2026-11-01"
                                + " 06:30 UTC. Choose one of the two, or another time.");
    }

    @Test
    void refusesAChosenOffsetThatDoesNotHoldThen() {
        var local = LocalDateTime.parse("2026-10-17T13:00");

        var refused = (LocalZero.Refused) LocalZero.resolve(local, BOSTON, ZoneOffset.ofHours(-5));

        assertThat(refused.message())
                .isEqualTo(
                        "2026-10-17 13:00 is not at UTC-5 in America/New_York. It is at UTC-4, 2026-10-17"
                                + " 17:00 UTC. Choose that, or leave the offset out.");
    }
}
