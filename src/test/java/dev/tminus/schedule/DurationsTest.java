package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "15m, PT15M",
        "90m, PT1H30M",
        "2h, PT2H",
        "5d, PT120H",
        "1h30m, PT1H30M",
        "1h05m, PT1H5M",
        "1d12h, PT36H",
        "0s, PT0S",
        "PT15M, PT15M",
        "P1D, PT24H",
        "P1DT2H30M, PT26H30M",
        "3650d, PT87600H"
    })
    void reads(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(new Parsed.Value<>(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | This duration is empty. Write one such as 90s, 15m, 2h or 5d.",
                "-15m | \"-15m\" has a sign, but a duration is never negative. Write 15m.",
                "+15m | \"+15m\" has a sign, but a duration is never negative. Write 15m.",
                "\u221215m | \"\u221215m\" has a sign, but a duration is never negative. Write"
                        + " 15m.",
                "1h30 | \"1h30\" has no unit after 30. Write 1h30m.",
                "1d08 | \"1d08\" has no unit after 08. Write 1d08h.",
                "15 | \"15\" has no unit after 15. Write 15d, 15h or 15m.",
                "0 | \"0\" has no unit after 0. Write 0d, 0h or 0m.",
                "2h 08m | \"2h 08m\" has a space in it. Write 2h08m.",
                "15 min | \"15 min\" has \"15 min\" where an amount is expected. Write numbers with"
                        + " units, such as 5d, 2h30m or 15m.",
                "15min | \"15min\" has the unknown unit \"min\". Units are d, h, m and s, in lower"
                        + " case.",
                "1.5h | \"1.5h\" has \"1.5h\" where an amount is expected. Write numbers with"
                        + " units, such as 5d, 2h30m or 15m.",
                "1h90m | \"1h90m\" has 90m after a larger unit, where 59 is the most. Write 2h30m.",
                "1d30h | \"1d30h\" has 30h after a larger unit, where 23 is the most. Write 54h.",
                "PT | \"PT\" is not a duration in days, hours, minutes and whole seconds. Write ISO"
                        + " such as PT15M or P1DT2H, or 15m or 26h.",
                "P1M | \"P1M\" is not a duration in days, hours, minutes and whole seconds. Write"
                        + " ISO such as PT15M or P1DT2H, or 15m or 26h.",
                "PT0.5S | \"PT0.5S\" is not a duration in days, hours, minutes and whole seconds."
                        + " Write ISO such as PT15M or P1DT2H, or 15m or 26h.",
                "P4000D | \"P4000D\" is longer than ten years. Write at most P3650D.",
                "4000d | \"4000d\" is longer than ten years. Write at most 3650d or 87600h.",
                "soon | \"soon\" has \"soon\" where an amount is expected. Write numbers with"
                        + " units, such as 5d, 2h30m or 15m."
            })
    void refuses(String text, String message) {
        assertThat(Durations.parse(text)).isEqualTo(new Parsed.Refused<>(message));
    }

    @Test
    void refusesWhatIsTooLongToRead() {
        var parsed = Durations.parse("1".repeat(100_000));

        assertThat(parsed)
                .isEqualTo(
                        new Parsed.Refused<>(
                                "\""
                                        + "1".repeat(57)
                                        + "...\" has 100000 characters. Write a duration such as"
                                        + " 90s, 15m, 2h or 5d."));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.9S, 0s",
        "PT21S, 21s",
        "PT3M40S, 3m 40s",
        "PT3M5S, 3m 05s",
        "PT15M, 15m",
        "PT59M59S, 59m 59s",
        "PT2H8M, 2h 08m",
        "PT2H8M59S, 2h 08m",
        "PT2H, 2h",
        "PT23H59M, 23h 59m",
        "PT24H, 1d",
        "PT122H30M, 5d 2h",
        "PT-3M-40S, -3m 40s",
        "PT-0.5S, 0s"
    })
    void printsTheTwoLargestUnits(Duration duration, String expected) {
        assertThat(Durations.print(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s, 0s",
        "PT0.4S, 0.4s, 0s",
        "PT1.05S, 1.05s, 1s",
        "PT90S, 1m 30s, 1m30s",
        "PT1M5.5S, 1m 05.5s, 1m5s",
        "PT2H5S, 2h 05s, 2h5s",
        "PT24H, 1d, 1d",
        "PT26H5M30S, 1d 2h 05m 30s, 1d2h5m30s"
    })
    void printsAllOfItForPeopleAndForFiles(Duration duration, String people, String file) {
        assertThat(Durations.exact(duration)).isEqualTo(people);
        assertThat(Durations.write(duration)).isEqualTo(file);
    }
}
