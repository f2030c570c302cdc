package dev.tminus.sheet;

import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Timings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Planned times as checklists write them: `T-2h`, `T - 15 min`, `T-1d 9:00`, and dates and times
/// of day, which are told relative to T-0 where that is known.
final class ReadTime {

    private static final Pattern DASHES =
            Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]");
    private static final Pattern ZERO =
            Pattern.compile("(?:t|d)?\\s*[+-]?\\s*0(?:\\s*(?:h|m|min|d))?");
    private static final Pattern OFFSET =
            Pattern.compile("(?:t|zero|go live|go-live)?\\s*([+-])\\s*(\\S.*)");
    private static final Pattern DAYS =
            Pattern.compile(
                    "(?:[td])?\\s*([+-])\\s*(\\d{1,4})\\s*(?:d|days?|tage?|天)?(?:[\\s,]+(.+))?");
    private static final Pattern WORDS =
            Pattern.compile(
                    "(\\S.*?)\\s+(before|after|vor|nach)(?:\\s+(?:t|t-0|zero|go-?\\s?live))?");

    /// Characters of the longest text that may be a time.
    static final int LONGEST = 200;

    private final WallClock wall;

    private ReadTime(WallClock wall) {
        this.wall = wall;
    }

    /// Reads the times of a checklist, which are told in its order.
    static ReadTime around(WallClock.Zero zero, List<TimeCell> times) {
        return new ReadTime(WallClock.around(zero, times));
    }

    /// A cell in a column, whose zone counts for a bare time: `Start (UTC)`.
    record TimeCell(String text, String column) {}

    /// What a text turned out to be.
    sealed interface TimeMeaning {

        /// A planned time of a runbook.
        ///
        /// @param told how else it may be read, or nothing
        record Planned(Timing timing, String told) implements TimeMeaning {

            Planned(Timing timing) {
                this(timing, "");
            }
        }

        /// A wall clock that counts only once T-0 is known.
        record Wall() implements TimeMeaning {}

        /// A date that can be read in two ways.
        record Ambiguous(LocalDate one, LocalDate other) implements TimeMeaning {}

        /// A wall clock in a zone that cannot be told relative to T-0.
        record Elsewhere(String why) implements TimeMeaning {}

        record NoTime() implements TimeMeaning {}
    }

    TimeMeaning read(TimeCell said) {
        return offset(said.text())
                .map(found -> inZone(found, said.column()))
                .or(() -> wall.read(plain(said.text()), said.column()))
                .orElseGet(TimeMeaning.NoTime::new);
    }

    /// `T-1d 09:00` below `Start (UTC)` is nine o'clock there.
    private static TimeMeaning inZone(TimeMeaning found, String column) {
        var named = ZoneInText.column(column);
        if (named.isEmpty()
                || !(found instanceof TimeMeaning.Planned(var timing, _))
                || !(timing instanceof Timing.Calendar(var anchor, var days, var time, var zone))
                || time == null
                || zone != null) {
            return found;
        }
        var there = named.get().zone();
        return there == null
                ? new TimeMeaning.Elsewhere(WallClock.unclear(named.get().name()))
                : new TimeMeaning.Planned(new Timing.Calendar(anchor, days, time, there));
    }

    static String plain(String text) {
        return DASHES.matcher(Texts.line(text)).replaceAll("-");
    }

    /// A time that counts from T-0 or from a step.
    static Optional<TimeMeaning> offset(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = plain(text);
        if (Timings.parse(plain) instanceof Parsed.Value<Timing>(var exact)) {
            return Optional.of(new TimeMeaning.Planned(exact));
        }
        var lower = plain.toLowerCase(Locale.ROOT);
        if (lower.startsWith("t") && ZERO.matcher(lower).matches()) {
            return planned("T-0");
        }
        return relative(lower);
    }

    private static Optional<TimeMeaning> relative(String lower) {
        var words = WORDS.matcher(lower);
        if (words.matches()) {
            boolean before = words.group(2).equals("before") || words.group(2).equals("vor");
            return elapsed(before ? "-" : "+", words.group(1));
        }
        var days = DAYS.matcher(lower);
        boolean saysDay =
                lower.matches("[^:]*\\d\\s*(?:d\\b|days?|tage?|天).*") || lower.startsWith("d");
        if (days.matches() && saysDay) {
            var tail = days.group(3);
            var clock = tail == null ? Optional.<LocalTime>empty() : WallClock.clock(tail);
            if (tail == null || clock.isPresent()) {
                var time = clock.map(found -> " " + found).orElse("");
                return planned("T" + days.group(1) + Integer.parseInt(days.group(2)) + "d" + time);
            }
        }
        var offset = OFFSET.matcher(lower);
        return offset.matches() ? elapsed(offset.group(1), offset.group(2)) : Optional.empty();
    }

    private static Optional<TimeMeaning> elapsed(String sign, String amount) {
        // `T-1d` alone counts calendar days, `T-1d 2h` could mean either
        return amount.matches(".*\\d\\s*(?:d\\b|days?|tage?|天).*\\d.*")
                ? Optional.empty()
                : ReadDuration.read(amount, "")
                        .flatMap(duration -> planned("T" + sign + written(duration, amount)));
    }

    private static String written(Duration duration, String amount) {
        boolean days = amount.matches(".*(?:d\\b|day|tag|天).*");
        boolean whole = duration.equals(Duration.ofDays(duration.toDays()));
        return days && whole ? duration.toDays() + "d" : duration.toSeconds() + "s";
    }

    private static Optional<TimeMeaning> planned(String text) {
        return Timings.parse(text) instanceof Parsed.Value<Timing>(var timing)
                ? Optional.of(new TimeMeaning.Planned(timing))
                : Optional.empty();
    }

    /// As a runbook writes it, where it can be read again: ten years at most.
    static Optional<String> write(Timing timing) {
        var text = Offsets.print(timing);
        return Timings.parse(text) instanceof Parsed.Value ? Optional.of(text) : Optional.empty();
    }
}
