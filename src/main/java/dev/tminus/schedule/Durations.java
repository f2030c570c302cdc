package dev.tminus.schedule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.regex.Pattern;

/// Elapsed time: what `takes`, `timeout` and `every` say. A day is 24 h, whatever the clocks do.
public final class Durations {

    private static final Pattern ISO =
            Pattern.compile(
                    "P(?=.)(?:(\\d{1,9})D)?"
                            + "(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Durations() {}

    /// Reads `90s`, `15m`, `1h30m`, `5d`, ISO `PT15M` and `P1D`; whole seconds, ten years at most.
    public static Parsed<Duration> parse(String text) {
        var found = text.strip();
        if (found.isEmpty()) {
            return new Parsed.Refused<>(
                    "This duration is empty. Write one such as 90s, 15m, 2h or 5d.");
        }
        if (found.length() > Timings.LONGEST) {
            return new Parsed.Refused<>(
                    "\"%s\" has %d characters. Write a duration such as 90s, 15m, 2h or 5d."
                            .formatted(AmountReader.shorten(found), found.length()));
        }
        if (found.startsWith("P")) {
            return parseIso(found);
        }
        if (found.startsWith("-") || found.startsWith("+") || found.startsWith("\u2212")) {
            return new Parsed.Refused<>(
                    "\"%s\" has a sign, but a duration is never negative. Write %s."
                            .formatted(
                                    AmountReader.shorten(found),
                                    AmountReader.shorten(found.substring(1).strip())));
        }
        var squeezed = SPACE.matcher(found).replaceAll("");
        if (!squeezed.equals(found) && read(squeezed) instanceof Parsed.Value) {
            return new Parsed.Refused<>(
                    "\"%s\" has a space in it. Write %s."
                            .formatted(AmountReader.shorten(found), squeezed));
        }
        return read(found);
    }

    private static Parsed<Duration> read(String found) {
        var reader = new AmountReader(found, "");
        return switch (reader.read(found)) {
            case Parsed.Refused<Amount>(var message) -> new Parsed.Refused<>(message);
            case Parsed.Value<Amount>(var amount) -> total(reader.bounded(amount));
        };
    }

    private static Parsed<Duration> total(Parsed<Amount> parsed) {
        return switch (parsed) {
            case Parsed.Refused<Amount>(var message) -> new Parsed.Refused<>(message);
            case Parsed.Value<Amount>(var amount) -> new Parsed.Value<>(amount.total());
        };
    }

    private static Parsed<Duration> parseIso(String found) {
        var iso = ISO.matcher(found);
        if (!iso.matches()) {
            return new Parsed.Refused<>(
                    ("\"%s\" is not a duration in days, hours, minutes and whole seconds. Write ISO"
                                    + " such as PT15M or P1DT2H, or 15m or 26h.")
                            .formatted(AmountReader.shorten(found)));
        }
        var units =
                new ChronoUnit[] {
                    ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
                };
        var parts = new EnumMap<ChronoUnit, Integer>(ChronoUnit.class);
        for (int i = 0; i < units.length; i++) {
            var number = iso.group(i + 1);
            if (number != null) {
                parts.put(units[i], Integer.valueOf(number));
            }
        }
        var amount = new Amount(parts);
        if (amount.isTooLong()) {
            return new Parsed.Refused<>(
                    "\"%s\" is longer than ten years. Write at most P%dD."
                            .formatted(AmountReader.shorten(found), Amount.MOST_DAYS));
        }
        return new Parsed.Value<>(amount.total());
    }

    /// For people: `21s`, `3m 40s`, `2h 08m`, `5d 2h`; the two largest units, the rest cut off, a
    /// second unit of zero left out. A negative one begins with a hyphen.
    public static String print(Duration duration) {
        if (duration.isNegative()) {
            var positive = print(duration.negated());
            return positive.equals("0s") ? positive : "-" + positive;
        }
        long days = duration.toDays();
        if (days > 0) {
            int hours = duration.toHoursPart();
            return days + "d" + (hours > 0 ? " " + hours + "h" : "");
        }
        if (duration.toHours() > 0) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "m");
        }
        if (duration.toMinutes() > 0) {
            return two(duration.toMinutes(), "m", duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() + "s";
    }

    /// For people, nothing cut off: `1d 2h 05m 30s`, `0.4s`.
    public static String exact(Duration duration) {
        var text = part(duration.toDays(), "d ") + part(duration.toHoursPart(), "h ");
        int minutes = duration.toMinutesPart();
        if (minutes > 0) {
            text += (text.isEmpty() ? minutes : Amount.twoDigits(minutes)) + "m ";
        }
        int seconds = duration.toSecondsPart();
        var nanos = BigDecimal.valueOf(duration.toNanosPart(), 9);
        if (seconds > 0 || nanos.signum() > 0 || text.isEmpty()) {
            var plain = nanos.add(BigDecimal.valueOf(seconds)).stripTrailingZeros().toPlainString();
            text += (text.isEmpty() || seconds > 9 ? "" : "0") + plain + "s";
        }
        return text.strip();
    }

    /// As the file writes it, to the second: `1d2h`, `1m30s`.
    public static String write(Duration duration) {
        var text =
                part(duration.toDays(), "d")
                        + part(duration.toHoursPart(), "h")
                        + part(duration.toMinutesPart(), "m")
                        + part(duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small > 0 ? " " + Amount.twoDigits(small) + smallUnit : "");
    }
}
