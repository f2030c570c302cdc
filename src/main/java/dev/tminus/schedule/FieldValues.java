package dev.tminus.schedule;

import dev.tminus.runbook.Field;
import dev.tminus.runbook.check.Regex;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what people write into fields, and gives each value one form to keep.
public final class FieldValues {

    /// Longest text, in characters.
    private static final int LONGEST = 1_000;

    /// Most lines of a list.
    private static final int MOST = 1_000;

    /// Most characters of a list that a pattern is matched with; the largest then takes half a
    /// second.
    private static final int MOST_MATCHED = 20_000;

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private FieldValues() {}

    /// A value in the form in which it is kept, or what is wrong with it.
    ///
    /// @param value empty where nothing was written
    public record Read(String value, Optional<String> problem) {

        static Read of(String value) {
            return new Read(value, Optional.empty());
        }

        static Read wrong(String problem) {
            return new Read("", Optional.of(problem));
        }
    }

    /// All values of a form in the form in which they are kept; fields left empty are left out.
    ///
    /// @param onlyWhole whether what is required must be there
    public static Reading read(List<Field> fields, Map<String, String> written, boolean onlyWhole) {
        for (var name : written.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                return new Reading(Map.of(), Optional.of("There is no field \"" + name + "\"."));
            }
        }
        var values = new TreeMap<String, String>();
        for (var field : fields) {
            var read = read(field, written.getOrDefault(field.name(), ""));
            if (read.problem().isPresent()) {
                return new Reading(Map.of(), read.problem());
            }
            if (!read.value().isEmpty()) {
                values.put(field.name(), read.value());
            } else if (onlyWhole && field.required()) {
                return new Reading(
                        Map.of(), Optional.of("%s is required.".formatted(field.title())));
            }
        }
        return new Reading(values, Optional.empty());
    }

    /// The values of a form by their names, or what is wrong with the first that is wrong.
    public record Reading(Map<String, String> values, Optional<String> problem) {}

    public static Read read(Field field, String written) {
        var text = written.strip();
        if (text.isEmpty()) {
            return Read.of("");
        }
        return switch (field.type()) {
            case TEXT -> text(field, text);
            case INTEGER ->
                    INTEGER.matcher(text).matches()
                            ? Read.of(Long.toString(Long.parseLong(text)))
                            : wrong(field, text, "a whole number such as 42");
            case DECIMAL ->
                    DECIMAL.matcher(text).matches()
                            ? Read.of(decimal(text))
                            : wrong(field, text, "a number such as 0.25");
            case CHOICE ->
                    field.choices().contains(text)
                            ? Read.of(text)
                            : wrong(field, text, "one of " + String.join(", ", field.choices()));
            case BOOLEAN -> truth(field, text);
            case TIMESTAMP -> instant(field, text);
            case DURATION -> duration(field, text);
            case LIST -> list(field, text);
        };
    }

    /// What a complete form still lacks, or nothing.
    public static Optional<String> missing(List<Field> fields, Map<String, String> values) {
        for (var field : fields) {
            var value = values.getOrDefault(field.name(), "");
            var must = field.mustBe();
            if (value.isEmpty() && (field.required() || must != null)) {
                return Optional.of("Fill in \"%s\" first.".formatted(field.title()));
            }
            if (must != null && !value.equals(read(field, must).value())) {
                return Optional.of(
                        "\"%s\" is %s and must be %s.".formatted(field.title(), value, must));
            }
        }
        return Optional.empty();
    }

    private static Read text(Field field, String text) {
        if (text.length() > LONGEST) {
            return Read.wrong(
                    "%s has %,d characters, at most %,d are kept. Shorten it."
                            .formatted(field.title(), text.length(), LONGEST));
        }
        if (text.lines().count() > 1) {
            return Read.wrong("%s is one line. Write it without breaks.".formatted(field.title()));
        }
        var pattern = field.pattern();
        try {
            return pattern == null || Regex.of(pattern).matches(text)
                    ? Read.of(text)
                    : wrong(field, text, "a text that matches " + pattern);
        } catch (Regex.Refused keptFromEarlier) {
            return Read.wrong(
                    "%s cannot be checked, its pattern is no longer supported: %s."
                            .formatted(field.title(), keptFromEarlier.why()));
        }
    }

    private static String decimal(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        return (number.signum() == 0 ? BigDecimal.ZERO : number).toPlainString();
    }

    private static Read truth(Field field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Read.of("true");
            case "false", "no" -> Read.of("false");
            default -> wrong(field, text, "true or false");
        };
    }

    private static Read instant(Field field, String text) {
        try {
            return Read.of(
                    OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant()
                            + "");
        } catch (DateTimeException notOne) {
            return wrong(field, text, "a date and time such as 2026-12-05T14:00:00Z");
        }
    }

    private static Read duration(Field field, String text) {
        return switch (Durations.parse(text)) {
            case Parsed.Value<Duration>(var time) -> Read.of(Durations.write(time));
            case Parsed.Refused<Duration>(var message) ->
                    Read.wrong(field.title() + ": " + message);
        };
    }

    private static Read list(Field field, String text) {
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST) {
            return Read.wrong(
                    "%s has %,d lines, at most %,d are kept."
                            .formatted(field.title(), lines.size(), MOST));
        }
        if (field.pattern() != null && text.length() > MOST_MATCHED) {
            return Read.wrong(
                    "%s has %,d characters, at most %,d can be checked. Shorten it."
                            .formatted(field.title(), text.length(), MOST_MATCHED));
        }
        return lines.stream()
                .map(line -> text(field, line))
                .filter(read -> read.problem().isPresent())
                .findFirst()
                .orElseGet(() -> Read.of(lines.stream().collect(Collectors.joining("\n"))));
    }

    private static Read wrong(Field field, String found, String wanted) {
        return Read.wrong(
                "%s is \"%s\"; write %s.".formatted(field.title(), shorten(found), wanted));
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
