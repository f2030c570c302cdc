package dev.tminus.ui.parts;

import static java.util.Locale.ENGLISH;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Wall clock times on screens: always 24 h, and always in a zone that the screen names.
public final class WallTimes {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", ENGLISH);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", ENGLISH);
    private static final DateTimeFormatter LETTERS = DateTimeFormatter.ofPattern("zzz", ENGLISH);
    private static final Map<Locale, DateTimeFormatter> DATES = new ConcurrentHashMap<>();
    private static final Map<Locale, DateTimeFormatter> YEARS = new ConcurrentHashMap<>();

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
        return DATES.computeIfAbsent(
                        Preferences.locale(), locale -> format(locale, "EEE d MMM", "EEEdMMM"))
                .format(at.atZone(zone));
    }

    /// `Sat 17 Oct 2026, 13:00`.
    public static String whole(Instant at, ZoneId zone) {
        var day =
                YEARS.computeIfAbsent(
                        Preferences.locale(),
                        locale -> format(locale, "EEE d MMM yyyy", "EEEdMMMyyyy"));
        return day.format(at.atZone(zone)) + ", " + time(at, zone);
    }

    /// The same with the letters of the zone: `Sat 17 Oct 2026, 13:00 EDT`.
    public static String zoned(Instant at, ZoneId zone) {
        return whole(at, zone) + " " + letters(at, zone);
    }

    /// What people there call their clock at that time: `EDT`.
    public static String letters(Instant at, ZoneId zone) {
        return LETTERS.format(at.atZone(zone));
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

    /// Our own order in English, what is usual in any other language.
    private static DateTimeFormatter format(Locale locale, String english, String parts) {
        return locale.getLanguage().equals(ENGLISH.getLanguage())
                ? DateTimeFormatter.ofPattern(english, ENGLISH)
                : DateTimeFormatter.ofLocalizedPattern(parts).withLocale(locale);
    }
}
