package dev.tminus.schedule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `5d`, `1h05m`, `90s` inside a longer text.
///
/// @param whole the text as found, for messages
/// @param prefix what a corrected text has before its amount: `T-`, `deploy - ` or nothing
record AmountReader(String whole, String prefix) {

    private static final Pattern AMOUNT = Pattern.compile("\\d[\\dA-Za-z]*");
    private static final Pattern PART = Pattern.compile("(\\d+)([A-Za-z]*)");
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

    Parsed<Amount> read(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            return refuse(
                    "has \"%s\" where an amount is expected. Write numbers with units, such as %s."
                            .formatted(text, examples("5d", "2h30m", "15m")));
        }
        var parts = new EnumMap<ChronoUnit, Integer>(ChronoUnit.class);
        int last = -1;
        var part = PART.matcher(text);
        while (part.find()) {
            var number = part.group(1);
            var letters = part.group(2);
            int unit = letters.length() == 1 ? "dhms".indexOf(letters) : -1;
            if (letters.isEmpty()) {
                return refuse(
                        "has no unit after %s. Write %s."
                                .formatted(shorten(number), withUnit(text, number, last)));
            }
            if (unit < 0) {
                return refuse(
                        "has the unknown unit \"%s\". Units are d, h, m and s, in lower case."
                                .formatted(letters));
            }
            if (unit <= last) {
                return refuse(
                        "has its units out of order. Write days, hours, minutes and seconds in this"
                                + " order, each once.");
            }
            if (number.length() > 9) {
                return tooLong();
            }
            parts.put(UNITS.get(unit), Integer.valueOf(number));
            last = unit;
        }
        return new Parsed.Value<>(new Amount(parts));
    }

    /// `1h30` lacks the next smaller unit; a day and hours are not one planned time.
    private String withUnit(String text, String number, int last) {
        boolean known = last >= 0 && last + 1 < UNITS.size() && number.length() <= 2;
        if (!known) {
            return examples(number + "d", number + "h", number + "m");
        }
        var amount = read(text + "dhms".charAt(last + 1));
        if (last > 0 || prefix.isEmpty() || !(amount instanceof Parsed.Value<Amount>(var found))) {
            return prefix + text + "dhms".charAt(last + 1);
        }
        var hours = prefix + Amount.write(found.total());
        var day = text.substring(0, text.indexOf('d') + 1);
        return Integer.parseInt(number) < 24
                ? "%s or %s %02d:00".formatted(hours, prefix + day, Integer.parseInt(number))
                : hours;
    }

    /// Refuses `1h90m` and what is longer than ten years.
    Parsed<Amount> bounded(Amount amount) {
        if (amount.isTooLong()) {
            return tooLong();
        }
        boolean first = true;
        for (var unit : UNITS) {
            int number = amount.parts().getOrDefault(unit, 0);
            int full = unit == ChronoUnit.HOURS ? 24 : 60;
            if (!first && number >= full) {
                return refuse(
                        "has %d%s after a larger unit, where %d is the most. Write %s."
                                .formatted(
                                        number,
                                        "dhms".charAt(UNITS.indexOf(unit)),
                                        full - 1,
                                        prefix + Amount.write(amount.total())));
            }
            first &= !amount.has(unit);
        }
        return new Parsed.Value<>(amount);
    }

    private Parsed<Amount> tooLong() {
        return refuse(
                "is longer than ten years. Write at most %s or %s."
                        .formatted(
                                prefix + Amount.MOST_DAYS + "d",
                                prefix + Duration.ofDays(Amount.MOST_DAYS).toHours() + "h"));
    }

    private Parsed<Amount> refuse(String fault) {
        return new Parsed.Refused<>("\"%s\" %s".formatted(shorten(whole), fault));
    }

    private String examples(String first, String second, String third) {
        return "%s, %s or %s".formatted(prefix + first, prefix + second, prefix + third);
    }

    /// At most 60 characters of a text that somebody else wrote.
    static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
