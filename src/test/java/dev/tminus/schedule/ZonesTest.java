package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Shanghai", "UTC", "Australia/Lord_Howe"})
    void readsNamesOfTheDatabase(String name) {
        assertThat(Zones.parse(name)).isEqualTo(new Parsed.Value<>(ZoneId.of(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asia/shanghai | Asia/Shanghai",
                "Asia/Shanghia | Asia/Shanghai",
                "Shanghai | Asia/Shanghai",
                "Shanghia | Asia/Shanghai",
                "America/New York | America/New_York",
                "America/NewYork | America/New_York",
                "US/New_York | America/New_York",
                "America/Boston | America/New_York",
                "San Francisco | America/Los_Angeles",
                "Asia/Beijing | Asia/Shanghai",
                "EST | America/New_York",
                "CST | America/Chicago or Asia/Shanghai"
            })
    void suggestsWhatWasMeant(String found, String meant) {
        assertThat(Zones.parse(found))
                .isEqualTo(
                        new Parsed.Refused<>(
                                "\"%s\" is not a known time zone. Did you mean %s?"
                                        .formatted(found, meant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+8", "GMT-5", "+08:00", "-05", "Z"})
    void refusesOffsets(String found) {
        assertThat(Zones.parse(found))
                .isEqualTo(
                        new Parsed.Refused<>(
                                ("\"%s\" is an offset, which knows no clock changes. Write the name of a"
                                                + " time zone, such as Asia/Shanghai.")
                                        .formatted(found)));
    }

    @Test
    void saysWhereNamesComeFromWhenNothingIsNear() {
        assertThat(Zones.parse("Moon/Tranquility"))
                .isEqualTo(
                        new Parsed.Refused<>(
                                "\"Moon/Tranquility\" is not a known time zone. Write a name of the IANA"
                                        + " database, such as Asia/Shanghai."));
    }
}
