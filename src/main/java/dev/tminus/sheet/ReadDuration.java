package dev.tminus.sheet;

import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as checklists write them: `15 min`, `1.5h`, `1 h 30 m`, `00:15`, `2 Tage`, `15分钟`.
final class ReadDuration {

    private static final String UNIT =
            "days?|tage?n?|d|天|日|hours?|hrs?|h|stunden?|std|小时|时|minutes?|mins?|m|minuten?|分钟|分"
                    + "|seconds?|secs?|s|sekunden?|sek|秒钟?";
    private static final Pattern PART =
            Pattern.compile("(\\d{1,7}(?:[.,]\\d{1,4})?)\\s*(" + UNIT + ")(?![a-zäöü])\\.?");

    /// `1,500` and `1.440` are a thousand and more to some, and little more than one to others.
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}[.,]\\d{3}(?!\\d)");

    private static final Pattern BETWEEN = Pattern.compile("(?:\\s|,|and|und)*");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?(?:\\s*(?:h|hrs|std))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:[.,]\\d{1,4})?");
    private static final Pattern ABOUT =
            Pattern.compile("^(?:~|≈|ca\\.?|about|approx\\.?|circa|etwa|约)\\s*");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final int LONGEST_TEXT = 100;

    private ReadDuration() {}

    /// @param column the column's name, whose unit counts for a bare number: `Duration (min)`
    static Optional<Duration> read(String text, String column) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var plain = ABOUT.matcher(Texts.line(text).toLowerCase(Locale.ROOT)).replaceFirst("");
        if (Durations.parse(text.strip()) instanceof Parsed.Value<Duration>(var exact)) {
            return Optional.of(exact);
        }
        if (isAmbiguous(plain)) {
            return Optional.empty();
        }
        var clock = CLOCK.matcher(plain);
        if (clock.matches()) {
            var seconds = clock.group(3) == null ? "0" : clock.group(3);
            return Optional.of(
                    Duration.ofHours(Long.parseLong(clock.group(1)))
                            .plusMinutes(Long.parseLong(clock.group(2)))
                            .plusSeconds(Long.parseLong(seconds)));
        }
        if (NUMBER.matcher(plain).matches()) {
            return unitOf(column).flatMap(unit -> parts(plain + " " + unit));
        }
        return parts(plain);
    }

    static boolean isAmbiguous(String text) {
        return AMBIGUOUS.matcher(text).find();
    }

    private static Optional<String> unitOf(String column) {
        var words = column.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
        for (var word : words) {
            if (word.matches(UNIT)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> parts(String plain) {
        var sum = Duration.ZERO;
        var part = PART.matcher(plain);
        int end = 0;
        while (part.find()) {
            if (!BETWEEN.matcher(plain.substring(end, part.start())).matches()) {
                return Optional.empty();
            }
            sum = sum.plus(amount(part.group(1), part.group(2)));
            end = part.end();
        }
        boolean whole = end > 0 && plain.substring(end).isBlank();
        return whole && sum.compareTo(LONGEST) <= 0 ? Optional.of(sum) : Optional.empty();
    }

    private static Duration amount(String number, String unit) {
        var seconds =
                new BigDecimal(number.replace(',', '.'))
                        .multiply(BigDecimal.valueOf(seconds(unit)))
                        .setScale(0, RoundingMode.HALF_UP);
        return Duration.ofSeconds(seconds.longValueExact());
    }

    private static long seconds(String unit) {
        if (unit.startsWith("d") || unit.startsWith("t") || unit.equals("天") || unit.equals("日")) {
            return 86_400;
        }
        if (unit.startsWith("h") || unit.startsWith("st") || unit.contains("时")) {
            return 3_600;
        }
        return unit.startsWith("m") || unit.startsWith("分") ? 60 : 1;
    }
}
