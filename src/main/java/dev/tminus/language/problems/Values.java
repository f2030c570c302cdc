package dev.tminus.language.problems;

import dev.tminus.runbook.Field;
import dev.tminus.runbook.check.Regex;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a value of a field may be where a file itself writes one.
public final class Values {

    /// The longest text that a run keeps.
    private static final int LONGEST = 1_000;

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private Values() {}

    /// What a field expects in the place of a text, in words that follow "expected"; empty where
    /// the text is a value of it.
    public static Optional<String> wanted(Field field, String text) {
        var must = field.mustBe();
        var pattern = field.pattern();
        if (must != null) {
            return must.equals(text) ? Optional.empty() : Optional.of("`" + must + "`");
        }
        var wanted = wanted(field.type(), field.choices(), text);
        return wanted == null && pattern != null && !matches(pattern, text)
                ? Optional.of("a text that matches `" + pattern + "`")
                : Optional.ofNullable(wanted);
    }

    /// A pattern that is no longer supported has a problem of its own.
    private static boolean matches(String pattern, String text) {
        try {
            return Regex.of(pattern).matches(text);
        } catch (Regex.Refused unsupported) {
            return true;
        }
    }

    /// What is expected, in words that follow "expected", or null where the text is such a value.
    public static @Nullable String wanted(Field.Type type, List<String> choices, String text) {
        return switch (type) {
            case TEXT, LIST ->
                    text.length() <= LONGEST && text.lines().count() == 1
                            ? null
                            : "one line of at most 1,000 characters";
            case INTEGER -> INTEGER.matcher(text).matches() ? null : "a whole number such as `42`";
            case DECIMAL -> isNumber(text) ? null : "a number such as `0.25`";
            case CHOICE -> choices.isEmpty() || choices.contains(text) ? null : oneOf(choices);
            case BOOLEAN ->
                    text.equals("true") || text.equals("false") ? null : "`true` or `false`";
            case TIMESTAMP ->
                    isInstant(text) ? null : "a moment in UTC such as `2026-12-05T14:00:00Z`";
            case DURATION -> isDuration(text) ? null : "a duration such as `2h`";
        };
    }

    public static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    public static boolean isDuration(String text) {
        return Durations.parse(text) instanceof Parsed.Value<?>;
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).toString().equals(text);
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private static String oneOf(List<String> choices) {
        return choices.size() == 1
                ? Nearest.quoted(choices)
                : "one of "
                        + Nearest.quoted(choices.subList(0, Math.min(8, choices.size())))
                        + (choices.size() > 8 ? ", …" : "");
    }
}
