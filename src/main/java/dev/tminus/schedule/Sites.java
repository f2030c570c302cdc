package dev.tminus.schedule;

import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// What time of day it is for people elsewhere.
public final class Sites {

    private static final LocalTime BED_TIME = LocalTime.of(23, 0);
    private static final LocalTime WAKE_UP = LocalTime.of(7, 0);

    private Sites() {}

    /// Whether people there sleep: from 23:00 to before 07:00 on their wall clock.
    public static boolean asleep(Instant instant, ZoneId zone) {
        var time = instant.atZone(zone).toLocalTime();
        return !time.isBefore(BED_TIME) || time.isBefore(WAKE_UP);
    }

    /// At work, awake or asleep; at work wins, for those whose hours are at night. A team that does
    /// not say its hours is never taken to be at work.
    public static Presence presence(Instant instant, Team team) {
        if (atWork(instant, team)) {
            return Presence.AT_WORK;
        }
        return asleep(instant, team.timezone()) ? Presence.ASLEEP : Presence.AWAKE;
    }

    /// Whether the instant is within the team's hours. Hours that end at or before their beginning
    /// end on the next day, and belong to the day on which they began, in `days` as in holidays.
    public static boolean atWork(Instant instant, Team team) {
        var hours = team.hours();
        if (hours == null) {
            return false;
        }
        var local = instant.atZone(team.timezone()).toLocalDateTime();
        var today = local.toLocalDate();
        return isShift(today, hours, team, local)
                || isShift(today.minusDays(1), hours, team, local);
    }

    /// Every change of the clocks there after `from` and not after `to`, in order.
    public static List<ClockChange> clockChanges(Instant from, Instant to, ZoneId zone) {
        var changes = new ArrayList<ClockChange>();
        var rules = zone.getRules();
        var next = rules.nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to)) {
            changes.add(new ClockChange(zone, next));
            next = rules.nextTransition(next.getInstant());
        }
        return List.copyOf(changes);
    }

    private static boolean isShift(LocalDate day, Hours hours, Team team, LocalDateTime local) {
        var begins = day.atTime(hours.from());
        boolean overnight = !hours.to().isAfter(hours.from());
        var ends = (overnight ? day.plusDays(1) : day).atTime(hours.to());
        return hours.days().contains(day.getDayOfWeek())
                && team.holidays().stream().noneMatch(days -> includes(days, day))
                && !local.isBefore(begins)
                && local.isBefore(ends);
    }

    private static boolean includes(Team.Days days, LocalDate day) {
        return !day.isBefore(days.from()) && !day.isAfter(days.to());
    }
}
