package dev.tminus.sheet;

import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Timings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(\\d{1,2})(?:[:.h](\\d\\d))(?::(\\d\\d))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr)?"
                            + "|(\\d{1,2})\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr)");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern DOTTED =
            Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final @Nullable LocalDateTime zero;

    /// The latest date or time of day that was read.
    private @Nullable LocalDateTime last;

    ReadTime(@Nullable LocalDateTime zero) {
        this.zero = zero;
    }

    /// What a text turned out to be.
    sealed interface Found {

        /// A planned time of a runbook.
        record Planned(Timing timing) implements Found {}

        /// A wall clock that counts only once T-0 is known.
        record Wall() implements Found {}

        /// A date that can be read in two ways.
        record Ambiguous(LocalDate one, LocalDate other) implements Found {}

        record NoTime() implements Found {}
    }

    Found read(String text) {
        var plain = DASHES.matcher(Texts.line(text)).replaceAll("-");
        if (Timings.parse(plain) instanceof Parsed.Value<Timing>(var exact)) {
            return new Found.Planned(exact);
        }
        var lower = plain.toLowerCase(Locale.ROOT);
        if (lower.startsWith("t") && ZERO.matcher(lower).matches()) {
            return planned("T-0").orElseThrow();
        }
        return relative(lower).or(() -> onTheWall(lower)).orElseGet(Found.NoTime::new);
    }

    private Optional<Found> relative(String lower) {
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
            var clock = tail == null ? Optional.<LocalTime>empty() : clock(tail);
            if (tail == null || clock.isPresent()) {
                var time = clock.map(found -> " " + found).orElse("");
                return planned("T" + days.group(1) + Integer.parseInt(days.group(2)) + "d" + time);
            }
        }
        var offset = OFFSET.matcher(lower);
        return offset.matches() ? elapsed(offset.group(1), offset.group(2)) : Optional.empty();
    }

    private static Optional<Found> elapsed(String sign, String amount) {
        // `T-1d` alone counts calendar days, `T-1d 2h` could mean either
        return amount.matches(".*\\d\\s*(?:d\\b|days?|tage?|天).*\\d.*")
                ? Optional.empty()
                : ReadDuration.read(amount, "")
                        .flatMap(duration -> planned("T" + sign + written(duration, amount)));
    }

    private static String written(Duration duration, String amount) {
        boolean days = amount.matches(".*(?:d\\b|day|tag|天).*");
        var text = ReadDuration.write(duration);
        return text.endsWith("d") && !days ? duration.toHours() + "h" : text;
    }

    private static Optional<Found> planned(String text) {
        return Timings.parse(text) instanceof Parsed.Value<Timing>(var timing)
                ? Optional.of(new Found.Planned(timing))
                : Optional.empty();
    }

    private Optional<Found> onTheWall(String lower) {
        var slashed = SLASHED.matcher(lower);
        if (slashed.lookingAt()) {
            var dayFirst = date(slashed.group(3), slashed.group(2), slashed.group(1));
            var monthFirst = date(slashed.group(3), slashed.group(1), slashed.group(2));
            if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
                return Optional.of(new Found.Ambiguous(monthFirst, dayFirst));
            }
            return at(dayFirst == null ? monthFirst : dayFirst, lower.substring(slashed.end()));
        }
        var iso = ISO.matcher(lower);
        if (iso.lookingAt()) {
            return at(date(iso.group(1), iso.group(2), iso.group(3)), lower.substring(iso.end()));
        }
        var dotted = DOTTED.matcher(lower);
        if (dotted.lookingAt()) {
            return at(
                    date(dotted.group(3), dotted.group(2), dotted.group(1)),
                    lower.substring(dotted.end()));
        }
        return clock(lower).map(this::timeOfDay);
    }

    private Optional<Found> at(@Nullable LocalDate date, String rest) {
        var tail = rest.startsWith("t") ? rest.substring(1) : rest.replaceFirst("^,", "").strip();
        if (date == null) {
            return Optional.empty();
        }
        if (tail.isBlank()) {
            last = date.atStartOfDay();
            return Optional.of(
                    zero == null
                            ? new Found.Wall()
                            : new Found.Planned(
                                    calendar(
                                            ChronoUnit.DAYS.between(zero.toLocalDate(), date),
                                            null)));
        }
        return clock(tail)
                .map(time -> {
                    last = date.atTime(time);
                    return wall(date.atTime(time));
                });
    }

    /// A time of day is on the day of the row before it, or of T-0; after midnight on the next.
    private Found timeOfDay(LocalTime time) {
        var before = last == null ? zero : last;
        if (before == null) {
            return new Found.Wall();
        }
        var at = before.toLocalDate().atTime(time);
        if (last != null && Duration.between(at, before).compareTo(Duration.ofHours(12)) >= 0) {
            at = at.plusDays(1);
        }
        last = at;
        return wall(at);
    }

    /// On the day of T-0 as elapsed time, on another as a wall clock.
    private Found wall(LocalDateTime at) {
        if (zero == null) {
            return new Found.Wall();
        }
        long days = ChronoUnit.DAYS.between(zero.toLocalDate(), at.toLocalDate());
        return new Found.Planned(
                days == 0
                        ? new Timing.Elapsed(new Timing.Zero(), Duration.between(zero, at))
                        : calendar(days, at.toLocalTime()));
    }

    private static Timing calendar(long days, @Nullable LocalTime time) {
        return new Timing.Calendar(new Timing.Zero(), (int) days, time, null);
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<LocalTime> clock(String text) {
        var parts = CLOCK.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var bare = parts.group(1) == null;
        int hour = Integer.parseInt(bare ? parts.group(5) : parts.group(1));
        int minute = bare ? 0 : Integer.parseInt(parts.group(2));
        int second = bare || parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        @Nullable String half = bare ? parts.group(6) : parts.group(4);
        boolean twelve = half != null && !half.equals("uhr");
        if (hour > (twelve ? 12 : 23) || (twelve && hour == 0) || minute > 59 || second > 59) {
            return Optional.empty();
        }
        if (half != null && twelve) {
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        return Optional.of(LocalTime.of(hour, minute, second));
    }

    /// As a runbook writes it, where it can be read again: ten years at most.
    static Optional<String> write(Timing timing) {
        var text = Offsets.print(timing);
        return Timings.parse(text) instanceof Parsed.Value ? Optional.of(text) : Optional.empty();
    }
}
