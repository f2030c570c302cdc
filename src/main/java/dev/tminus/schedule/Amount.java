package dev.tminus.schedule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// Numbers with units as somebody wrote them, `1h05m`; what a day means is not decided here.
///
/// @param parts of DAYS, HOURS, MINUTES and SECONDS those that were written
record Amount(Map<ChronoUnit, Integer> parts) {

    /// Ten years. Whatever is longer is a slip of the keyboard.
    static final int MOST_DAYS = 3650;

    Amount {
        parts = Map.copyOf(parts);
    }

    boolean has(ChronoUnit unit) {
        return parts.containsKey(unit);
    }

    int days() {
        return parts.getOrDefault(ChronoUnit.DAYS, 0);
    }

    /// Hours, minutes and seconds, without the days.
    Duration elapsed() {
        return total().minusDays(days());
    }

    /// Everything, a day taken as 24 h.
    Duration total() {
        var sum = Duration.ZERO;
        for (var part : parts.entrySet()) {
            sum = sum.plus(part.getKey().getDuration().multipliedBy(part.getValue()));
        }
        return sum;
    }

    boolean mixesDaysAndHours() {
        return has(ChronoUnit.DAYS) && parts.size() > 1;
    }

    boolean isTooLong() {
        return total().compareTo(Duration.ofDays(MOST_DAYS)) > 0;
    }

    /// Elapsed time as the file writes it, `1h05m`, `90` seconds as `1m30s`; never in days, and so
    /// of one meaning in timings and durations.
    static String write(Duration elapsed) {
        long hours = elapsed.toHours();
        int minutes = elapsed.toMinutesPart();
        int seconds = elapsed.toSecondsPart();
        var text = new StringBuilder();
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (minutes > 0 || (hours > 0 && seconds > 0)) {
            text.append(hours > 0 ? twoDigits(minutes) : minutes).append('m');
        }
        if (seconds > 0 || text.isEmpty()) {
            text.append(text.isEmpty() ? seconds : twoDigits(seconds)).append('s');
        }
        return text.toString();
    }

    static String twoDigits(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
