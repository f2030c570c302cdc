package dev.tminus.language.forms;

import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Timings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scalar forms for zones, dates, durations and planned times.
public final class Times {

    private static final Map<String, DayOfWeek> DAYS = days();
    private static final Pattern HOURS =
            Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final Pattern DATES =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.\\.(\\d{4}-\\d\\d-\\d\\d))?");

    private Times() {}

    public static Scalar<ZoneId> zone() {
        var wants = "a time zone such as `America/New_York`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Text("^[A-Za-z0-9_+/-]+$"),
                (text, problems) -> {
                    var zones = ZoneId.getAvailableZoneIds();
                    if (!zones.contains(text.value())) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ".",
                                () -> Nearest.suggest(text.value(), zones));
                        return null;
                    }
                    return ZoneId.of(text.value());
                });
    }

    public static Scalar<Duration> duration() {
        return parsed("a duration such as `15m`", Durations::parse)
                .schema(new SchemaType.Text("^\\s*(?:P[0-9DTHMS]+|[0-9dhms]+)\\s*$"));
    }

    /// A duration that is longer than nothing.
    public static Scalar<Duration> timeout() {
        var duration = duration();
        return new Scalar<>(
                duration.wants(),
                Signs.NONE,
                duration.schema(),
                (text, problems) -> {
                    var value = duration.parse().parse(text, problems);
                    if (value != null && value.isZero()) {
                        Scalar.refuse(text, "a duration longer than nothing", problems);
                    }
                    return value;
                });
    }

    /// A duration within limits, both included.
    public static Scalar<Duration> between(Duration least, Duration most) {
        var wants =
                "a duration from %s to %s".formatted(Durations.print(least), Durations.print(most));
        return new Scalar<>(
                wants,
                Signs.NONE,
                duration().schema(),
                (text, problems) -> {
                    var value = duration().parse().parse(text, problems);
                    if (value != null
                            && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    return value;
                });
    }

    public static Scalar<Timing> timing() {
        return parsed(
                        "a planned time such as `T-5d` or `T-30m`",
                        Signs.PLACEHOLDERS,
                        Timings::parse)
                .schema(
                        new SchemaType.Matching(
                                "^\\s*(?:T[+-]\\S|\\{\\{|[a-z0-9-]+(?:\\s*$|\\s+[+-]\\s+\\S))"));
    }

    private static <T> Scalar<T> parsed(String wants, Function<String, Parsed<T>> parse) {
        return parsed(wants, Signs.NONE, parse);
    }

    private static <T> Scalar<T> parsed(
            String wants, Signs signs, Function<String, Parsed<T>> parse) {
        return new Scalar<>(
                wants,
                signs,
                (text, problems) -> {
                    if (text.value().length() > Scalar.LONGEST) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    return switch (parse.apply(text.value())) {
                        case Parsed.Value<T>(var value) -> value;
                        case Parsed.Refused<T>(var message) -> {
                            problems.error(Code.BAD_VALUE, text, message);
                            yield null;
                        }
                    };
                });
    }

    public static Scalar<DayOfWeek> weekday() {
        return Texts.choice("a day such as `Fri`", DAYS);
    }

    public static Scalar<Hours> hours() {
        var wants = "working hours such as `Mon-Fri 09:00-18:00`";
        return Scalar.of(
                wants, new SchemaType.Text("^" + HOURS.pattern() + "$"), Times::parseHours);
    }

    private static @Nullable Hours parseHours(String text) {
        var parts = HOURS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        var first = DAYS.get(parts.group(1));
        var last = parts.group(2) == null ? first : DAYS.get(parts.group(2));
        var from = parts.group(3);
        var to = parts.group(4);
        if (first == null || last == null || from.compareTo(to) >= 0) {
            return null;
        }
        try {
            return new Hours(span(first, last), LocalTime.parse(from), LocalTime.parse(to));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Set<DayOfWeek> span(DayOfWeek first, DayOfWeek last) {
        var days = EnumSet.of(first);
        for (var day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    public static Scalar<Team.Days> dates() {
        var wants = "a date such as `2027-02-06`, or `2027-02-06..2027-02-12`";
        return Scalar.of(
                wants, new SchemaType.Text("^" + DATES.pattern() + "$"), Times::parseDates);
    }

    private static Team.@Nullable Days parseDates(String text) {
        var parts = DATES.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            var from = LocalDate.parse(parts.group(1));
            var to = parts.group(2) == null ? from : LocalDate.parse(parts.group(2));
            return from.isAfter(to) ? null : new Team.Days(from, to);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, DayOfWeek> days() {
        var days = new LinkedHashMap<String, DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            days.put(
                    day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT),
                    day);
        }
        return days;
    }

    /// Null where the text is no duration, or none at all.
    public static @Nullable Duration positive(String text) {
        return Durations.parse(text) instanceof Parsed.Value<Duration>(var time) && !time.isZero()
                ? time
                : null;
    }
}
