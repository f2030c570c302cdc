package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetsTest {

    private static final Instant ZERO = Instant.parse("2026-10-17T17:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "T+0, T-0",
        "T+0d, T-0d",
        "T+90m, T+1h30m",
        "T+65m, T+1h05m",
        "T-90s, T-1m30s",
        "T-120h, T-120h",
        "T-005d 09:00:00, T-5d 09:00",
        "T-5d 09:00 Asia/Shanghai, T-5d 09:00 Asia/Shanghai",
        "deploy - 7d, deploy - 7d",
        "deploy + 0h, deploy",
        "deploy - 0d 09:00, deploy + 0d 09:00",
        "5d + 0h, 5d + 0m",
        "{{ input.freeze }}, {{input.freeze}}",
        "{{input.freeze}} - 2d 09:00, {{input.freeze}} - 2d 09:00",
        "{{input.freeze}} - 0h, {{input.freeze}}"
    })
    void printsATimingInItsOneForm(String written, String expected) {
        assertThat(Offsets.print(SampleRunbook.timing(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "{{input.code-freeze}}, code freeze",
        "{{input.code-freeze}} + 1h, code freeze + 1h",
        "T-5d 09:00, T-5d 09:00"
    })
    void showsAMilestoneByItsName(String written, String expected) {
        assertThat(Offsets.shown(SampleRunbook.timing(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-07T16:45:00Z, T-10d 12:45",
        "2026-10-07T16:45:30Z, T-10d 12:45:30",
        "2026-10-16T17:00:00Z, T-1d 13:00",
        "2026-10-16T17:00:01Z, T-23h59m59s",
        "2026-10-17T16:14:30Z, T-45m30s",
        "2026-10-17T17:00:00Z, T-0",
        "2026-10-18T16:59:00Z, T+23h59m",
        "2026-10-19T03:30:00Z, T+1d 23:30",
        "2026-11-02T14:00:00Z, T+16d 09:00"
    })
    void printsADayAndItsWallClockFromOneDayOn(Instant at, String expected) {
        assertThat(Offsets.exact(ZERO, at, ZoneId.of("America/New_York"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-17T17:00:00Z, T-0",
        "2026-10-17T17:00:00.9Z, T-0",
        "2026-10-17T16:59:59.9Z, T-1s",
        "2026-10-17T17:00:59Z, T+59s",
        "2026-10-17T17:01:00Z, T+1m",
        "2026-10-17T17:42:10Z, T+42m",
        "2026-10-17T18:05:59Z, T+1h05m",
        "2026-10-17T19:00:00Z, T+2h",
        "2026-10-17T16:42:10Z, T-17m",
        "2026-10-17T16:45:00Z, T-15m",
        "2026-10-12T14:50:00Z, T-122h10m"
    })
    void printsWhenSomethingHappened(Instant at, String offset) {
        assertThat(Offsets.elapsed(ZERO, at)).isEqualTo(offset);
    }
}
