package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Team;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesTest {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<DayOfWeek> WEEKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @CsvSource({
        "2026-10-17T14:59:59Z, false", // 22:59:59 there
        "2026-10-17T15:00:00Z, true", // 23:00
        "2026-10-17T22:59:59Z, true", // 06:59:59
        "2026-10-17T23:00:00Z, false" // 07:00
    })
    void sleepsFromElevenToSeven(Instant instant, boolean asleep) {
        assertThat(Sites.asleep(instant, SHANGHAI)).isEqualTo(asleep);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-05T01:29:59Z, AWAKE", // Fri 09:29:59 there
        "2027-02-05T01:30:00Z, AT_WORK", // Fri 09:30
        "2027-02-05T10:29:59Z, AT_WORK", // Fri 18:29:59
        "2027-02-05T10:30:00Z, AWAKE", // Fri 18:30
        "2027-02-05T15:00:00Z, ASLEEP", // Fri 23:00
        "2027-02-06T02:00:00Z, AWAKE", // Sat 10:00
        "2027-02-08T02:00:00Z, AWAKE", // Mon 10:00, holiday
        "2027-02-12T02:00:00Z, AWAKE", // Fri 10:00, last day of the holidays
        "2027-02-15T02:00:00Z, AT_WORK" // Mon 10:00
    })
    void isAtWorkWithinHoursOnWorkingDaysThatAreNoHoliday(Instant instant, Presence expected) {
        var holidays = new Team.Days(LocalDate.parse("2027-02-06"), LocalDate.parse("2027-02-12"));
        var team =
                team(
                        SHANGHAI,
                        new Hours(WEEKDAYS, LocalTime.of(9, 30), LocalTime.of(18, 30)),
                        holidays);

        assertThat(Sites.presence(instant, team)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-17T02:00:00Z, AT_WORK", // Fri 22:00 there
        "2026-10-17T09:59:00Z, AT_WORK", // Sat 05:59, of the shift that began on Friday
        "2026-10-17T10:00:00Z, ASLEEP", // Sat 06:00
        "2026-10-18T03:00:00Z, ASLEEP", // Sat 23:00, no shift begins
        "2026-10-16T09:00:00Z, ASLEEP" // Fri 05:00, Thursday's shift was a holiday
    })
    void countsANightShiftToTheDayOnWhichItBegins(Instant instant, Presence expected) {
        var holiday = new Team.Days(LocalDate.parse("2026-10-15"), LocalDate.parse("2026-10-15"));
        var team =
                team(BOSTON, new Hours(WEEKDAYS, LocalTime.of(22, 0), LocalTime.of(6, 0)), holiday);

        assertThat(Sites.presence(instant, team)).isEqualTo(expected);
    }

    @Test
    void neverTakesATeamWithoutHoursToBeAtWork() {
        var team = team(BOSTON, null);

        assertThat(Sites.presence(Instant.parse("2026-10-16T15:00:00Z"), team))
                .isEqualTo(Presence.AWAKE);
        assertThat(Sites.presence(Instant.parse("2026-10-16T05:00:00Z"), team))
                .isEqualTo(Presence.ASLEEP);
    }

    @Test
    void namesTheClockChangesOfAnInterval() {
        var from = Instant.parse("2026-10-27T12:00:00Z");

        var changes = Sites.clockChanges(from, Instant.parse("2027-03-20T12:00:00Z"), BOSTON);

        assertThat(changes)
                .extracting(ClockChange::toString)
                .containsExactly(
                        "In America/New_York the clock goes back from 02:00 to 01:00 on 2026-11-01",
                        "In America/New_York the clock goes from 02:00 to 03:00 on 2027-03-14");
        assertThat(changes)
                .extracting(ClockChange::at)
                .containsExactly(
                        Instant.parse("2026-11-01T06:00:00Z"),
                        Instant.parse("2027-03-14T07:00:00Z"));
    }

    @Test
    void countsAChangeAtTheEndOfAnIntervalAndNotAtItsBeginning() {
        var change = Instant.parse("2026-11-01T06:00:00Z");

        assertThat(Sites.clockChanges(change.minusSeconds(9), change, BOSTON)).hasSize(1);
        assertThat(Sites.clockChanges(change, change.plusSeconds(9), BOSTON)).isEmpty();
        assertThat(Sites.clockChanges(change.minusSeconds(9), change, SHANGHAI)).isEmpty();
    }

    @Test
    void namesASkippedDayWithItsDates() {
        var apia = ZoneId.of("Pacific/Apia");

        var changes =
                Sites.clockChanges(
                        Instant.parse("2011-12-29T00:00:00Z"),
                        Instant.parse("2012-01-02T00:00:00Z"),
                        apia);

        assertThat(changes)
                .extracting(ClockChange::toString)
                .containsExactly(
                        "In Pacific/Apia the clock goes from 2011-12-30 00:00 to 2011-12-31 00:00");
    }

    private static Team team(ZoneId zone, @Nullable Hours hours, Team.Days... holidays) {
        return new Team(new TeamName("team"), "Team", zone, hours, List.of(holidays));
    }
}
