package dev.tminus.sheet;

import dev.tminus.runbook.Timing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times of day of a checklist, told relative to T-0 where that is known. They are read
/// in the order of the checklist: a time of day is on the day of the one before it, or on the next.
final class WallClock {

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(\\d{1,2})(?:[:.h](\\d\\d))(?::(\\d\\d))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr)?"
                            + "|(\\d{1,2})\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr)");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern DOTTED =
            Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final Zero zero;

    /// Days from the day of T-0 to that of the first times of day.
    private final int shift;

    /// The latest date or time of day that was read, in the runbook's zone.
    private @Nullable LocalDateTime last;

    private @Nullable LocalDateTime firstDated;
    private final List<LocalDateTime> undated = new ArrayList<>();

    /// T-0 on the wall clock of the runbook's zone; what is not known is null.
    record Zero(@Nullable LocalDateTime at, @Nullable ZoneId zone) {}

    private WallClock(Zero zero, int shift) {
        this.zero = zero;
        this.shift = shift;
    }

    /// Reads the times of a checklist in its order. Times of day before the first date lie around
    /// T-0: the evening before it, or the day itself.
    static WallClock around(Zero zero, List<ReadTime.TimeCell> times) {
        var at = zero.at();
        if (at == null) {
            return new WallClock(zero, 0);
        }
        int best = 0;
        Duration least = null;
        for (int shift : new int[] {0, -1, 1}) {
            var trial = new WallClock(zero, shift);
            times.stream()
                    .filter(time -> ReadTime.offset(time.text()).isEmpty())
                    .forEach(time -> trial.read(ReadTime.plain(time.text()), time.column()));
            var distance = trial.distance(trial.firstDated == null ? at : trial.firstDated);
            if (least == null || distance.compareTo(least) < 0) {
                least = distance;
                best = shift;
            }
        }
        return new WallClock(zero, best);
    }

    /// How far the times of day without a date lie from an instant that they should be around.
    private Duration distance(LocalDateTime from) {
        if (undated.isEmpty()) {
            return Duration.ZERO;
        }
        var first = Collections.min(undated);
        var end = Collections.max(undated);
        boolean around = !from.isBefore(first) && !from.isAfter(end);
        return around
                ? Duration.ZERO
                : from.isBefore(first)
                        ? Duration.between(from, first)
                        : Duration.between(end, from);
    }

    Optional<ReadTime.TimeMeaning> read(String plain, String column) {
        if (plain.length() > ReadTime.LONGEST) {
            return Optional.empty();
        }
        var behind = ZoneInText.behind(plain);
        var named = behind.or(() -> ZoneInText.column(column));
        var lower = behind.map(ZoneInText::text).orElse(plain).toLowerCase(Locale.ROOT);
        if (named.isEmpty()) {
            return at(lower, zero.zone());
        }
        var name = named.get().name();
        var zone = named.get().zone();
        var found = at(lower, zone == null || zero.zone() == null ? null : zone);
        return zero.at() == null || found.isEmpty() || (zone != null && zero.zone() != null)
                ? found
                : Optional.of(
                        new ReadTime.TimeMeaning.Elsewhere(
                                zone == null
                                        ? unclear(name)
                                        : "is a time in `%s`, and the runbook's zone is not known; give it with `--zone`"
                                                .formatted(name)));
    }

    static String unclear(String zone) {
        return "is a time in `%s`, which may be several zones; write `UTC` or a name such as `Asia/Shanghai`"
                .formatted(zone);
    }

    private Optional<ReadTime.TimeMeaning> at(String lower, @Nullable ZoneId zone) {
        var slashed = SLASHED.matcher(lower);
        if (slashed.lookingAt()) {
            var dayFirst = date(slashed.group(3), slashed.group(2), slashed.group(1));
            var monthFirst = date(slashed.group(3), slashed.group(1), slashed.group(2));
            if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
                return Optional.of(new ReadTime.TimeMeaning.Ambiguous(monthFirst, dayFirst));
            }
            return at(
                    dayFirst == null ? monthFirst : dayFirst, lower.substring(slashed.end()), zone);
        }
        var iso = ISO.matcher(lower);
        if (iso.lookingAt()) {
            return at(
                    date(iso.group(1), iso.group(2), iso.group(3)),
                    lower.substring(iso.end()),
                    zone);
        }
        var dotted = DOTTED.matcher(lower);
        if (dotted.lookingAt()) {
            return at(
                    date(dotted.group(3), dotted.group(2), dotted.group(1)),
                    lower.substring(dotted.end()),
                    zone);
        }
        return clock(lower).map(time -> timeOfDay(time, zone));
    }

    private Optional<ReadTime.TimeMeaning> at(
            @Nullable LocalDate date, String rest, @Nullable ZoneId zone) {
        var tail = rest.startsWith("t") ? rest.substring(1) : rest.replaceFirst("^,", "").strip();
        if (date == null) {
            return Optional.empty();
        }
        if (tail.isBlank()) {
            dated(date.atStartOfDay());
            return Optional.of(
                    zero.at() == null
                            ? new ReadTime.TimeMeaning.Wall()
                            : new ReadTime.TimeMeaning.Planned(
                                    calendar(
                                            ChronoUnit.DAYS.between(zero.at().toLocalDate(), date),
                                            null)));
        }
        return clock(tail)
                .map(time -> {
                    var there = date.atTime(time);
                    var at = here(there, zone);
                    dated(at);
                    return odd(there, zone).orElseGet(() -> wall(at));
                });
    }

    private void dated(LocalDateTime at) {
        last = at;
        if (firstDated == null) {
            firstDated = at;
        }
    }

    /// A time of day goes on from the row before it; the first lies around T-0.
    private ReadTime.TimeMeaning timeOfDay(LocalTime time, @Nullable ZoneId zone) {
        var before = last != null ? last : zero.at() == null ? null : zero.at().plusDays(shift);
        if (before == null) {
            return new ReadTime.TimeMeaning.Wall();
        }
        var there = there(before, zone);
        var near = zero.at() == null ? null : there(zero.at(), zone);
        var day = last == null ? NearestDay.on(there, time) : NearestDay.after(there, time, near);
        if (day.isDoubtful()) {
            return new ReadTime.TimeMeaning.Elsewhere(
                    "may be of the same day as the time above it or of another. Fix: write its"
                            + " date");
        }
        last = here(day.at(), zone);
        if (firstDated == null) {
            undated.add(last);
            day = near == null ? day : day.around(near);
        }
        var read = wall(last);
        var told = day.told();
        return odd(day.at(), zone)
                .orElse(
                        read instanceof ReadTime.TimeMeaning.Planned(var timing, _)
                                ? new ReadTime.TimeMeaning.Planned(timing, told)
                                : read);
    }

    /// A time that clocks skip or show twice, as daylight saving time begins or ends.
    private Optional<ReadTime.TimeMeaning> odd(LocalDateTime there, @Nullable ZoneId zone) {
        int times =
                zone == null || zero.at() == null
                        ? 1
                        : zone.getRules().getValidOffsets(there).size();
        return times == 1
                ? Optional.empty()
                : Optional.of(
                        new ReadTime.TimeMeaning.Elsewhere(
                                times == 0
                                        ? "does not exist: clocks go forward on that day"
                                        : "comes twice: clocks go back on that day"));
    }

    /// What the clocks of the runbook's zone show when those of another show this.
    private LocalDateTime here(LocalDateTime there, @Nullable ZoneId zone) {
        return zone == null || zero.zone() == null
                ? there
                : there.atZone(zone).withZoneSameInstant(zero.zone()).toLocalDateTime();
    }

    private LocalDateTime there(LocalDateTime here, @Nullable ZoneId zone) {
        return zone == null || zero.zone() == null
                ? here
                : here.atZone(zero.zone()).withZoneSameInstant(zone).toLocalDateTime();
    }

    /// On the day of T-0 as elapsed time, on another as a wall clock.
    private ReadTime.TimeMeaning wall(LocalDateTime at) {
        var from = zero.at();
        if (from == null) {
            return new ReadTime.TimeMeaning.Wall();
        }
        long days = ChronoUnit.DAYS.between(from.toLocalDate(), at.toLocalDate());
        return new ReadTime.TimeMeaning.Planned(
                days == 0
                        ? new Timing.Elapsed(new Timing.Zero(), Duration.between(from, at))
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

    static Optional<LocalTime> clock(String text) {
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
}
