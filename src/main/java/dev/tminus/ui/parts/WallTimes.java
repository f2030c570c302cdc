package dev.tminus.ui.parts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Wall clock times on screens: always 24 h, and always in a zone that the screen names.
public final class WallTimes {

    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter DATE = format("EEE d MMM");
    private static final DateTimeFormatter WHOLE = format("EEE d MMM yyyy, HH:mm");

    private WallTimes() {}

    /// `13:42`.
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /// `13:41:52`.
    public static String seconds(Instant at, ZoneId zone) {
        return SECONDS.format(at.atZone(zone));
    }

    /// `Sat 17 Oct`.
    public static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    /// `Sat 17 Oct 2026, 13:00`.
    public static String whole(Instant at, ZoneId zone) {
        return WHOLE.format(at.atZone(zone));
    }

    /// The time alone on the day of `near`, else with its date before it.
    public static String near(Instant at, Instant near, ZoneId zone) {
        return day(at, zone).equals(day(near, zone))
                ? time(at, zone)
                : date(at, zone) + " " + time(at, zone);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
