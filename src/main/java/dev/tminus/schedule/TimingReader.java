package dev.tminus.schedule;

import dev.tminus.runbook.Timing;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what follows the sign of a timing: amount, wall clock, zone.
///
/// @param whole the text as found, for messages
/// @param prefix what stands before the amount, `T-` or `deploy + `
record TimingReader(String whole, String prefix, Timing.Anchor anchor, boolean before) {

    private static final Pattern TAIL = Pattern.compile("(\\S+)(?:\\s+(.+))?");
    private static final Pattern CLOCK =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern SHORT_CLOCK = Pattern.compile("\\d:[0-5]\\d(?::[0-5]\\d)?");

    /// @param tail wall clock and zone as written, or null
    Parsed<Timing> read(String text, @Nullable String tail) {
        var reader = new AmountReader(whole, prefix);
        return switch (reader.read(text)) {
            case Parsed.Refused<Amount>(var message) -> new Parsed.Refused<>(message);
            case Parsed.Value<Amount>(var amount) when amount.mixesDaysAndHours() -> mixed(amount);
            case Parsed.Value<Amount>(var amount) ->
                    switch (reader.bounded(amount)) {
                        case Parsed.Refused<Amount>(var message) -> new Parsed.Refused<>(message);
                        case Parsed.Value<Amount> fine -> offset(fine.value(), tail);
                    };
        };
    }

    private Parsed<Timing> mixed(Amount amount) {
        var within = amount.elapsed();
        var clock =
                within.toHours() < 24
                        ? "%02d:%02d".formatted(within.toHours(), within.toMinutesPart())
                        : "09:00";
        return refuse(
                ("mixes calendar days and elapsed hours. Write %s for elapsed time, or %s for a"
                                + " wall clock on that day.")
                        .formatted(
                                prefix + Amount.write(amount.total()),
                                prefix + amount.days() + "d " + clock));
    }

    private Parsed<Timing> offset(Amount amount, @Nullable String tail) {
        if (amount.has(ChronoUnit.DAYS)) {
            int days = before ? -amount.days() : amount.days();
            return tail == null
                    ? new Parsed.Value<>(new Timing.Calendar(anchor, days, null, null))
                    : onTheClock(days, tail);
        }
        var elapsed = amount.total();
        if (tail == null) {
            return new Parsed.Value<>(
                    new Timing.Elapsed(anchor, before ? elapsed.negated() : elapsed));
        }
        var days = prefix + Math.max(1, elapsed.toDays()) + "d ";
        return refuse(
                "counts elapsed time, which has no wall clock. "
                        + "Write %s to count calendar days, or %s alone."
                                .formatted(days + tail, prefix + Amount.write(elapsed)));
    }

    private Parsed<Timing> onTheClock(int days, String tail) {
        var day = prefix + Math.abs(days) + "d ";
        var words = TAIL.matcher(tail);
        if (!words.matches()) {
            throw new IllegalArgumentException("tail is blank");
        }
        var clock = CLOCK.matcher(words.group(1));
        @Nullable String zone = words.group(2);
        if (!clock.matches()) {
            return noClock(day, words.group(1), zone);
        }
        var time = time(clock);
        if (zone == null) {
            return new Parsed.Value<>(new Timing.Calendar(anchor, days, time, null));
        }
        return switch (Zones.parse(zone)) {
            case Parsed.Refused<ZoneId>(var message) ->
                    new Parsed.Refused<>(
                            message + " Found in \"" + AmountReader.shorten(whole) + "\".");
            case Parsed.Value<ZoneId>(var known) ->
                    new Parsed.Value<>(new Timing.Calendar(anchor, days, time, known));
        };
    }

    private static LocalTime time(Matcher clock) {
        @Nullable String seconds = clock.group(3);
        return LocalTime.of(
                Integer.parseInt(clock.group(1)),
                Integer.parseInt(clock.group(2)),
                seconds == null ? 0 : Integer.parseInt(seconds));
    }

    private Parsed<Timing> noClock(String day, String word, @Nullable String rest) {
        if (SHORT_CLOCK.matcher(word).matches()) {
            return refuse(
                    "has the wall clock %s with one digit for the hour. Write %s."
                            .formatted(word, day + "0" + word + (rest == null ? "" : " " + rest)));
        }
        if (word.startsWith("24:00")) {
            return refuse("has the wall clock 24:00. Write 00:00 with the day after it, or 23:59.");
        }
        var place = rest == null ? word : word + " " + rest;
        if (Zones.parse(place.replace(' ', '_')) instanceof Parsed.Value<ZoneId>(var zone)) {
            return refuse(
                    "names a zone without a wall clock. Write %s."
                            .formatted(day + "09:00 " + zone.getId()));
        }
        return refuse(
                "has \"%s\" where a wall clock of 24 hours is expected. Write it as %s."
                        .formatted(AmountReader.shorten(word), day + "09:00"));
    }

    private Parsed<Timing> refuse(String fault) {
        return new Parsed.Refused<>("\"%s\" %s".formatted(AmountReader.shorten(whole), fault));
    }
}
