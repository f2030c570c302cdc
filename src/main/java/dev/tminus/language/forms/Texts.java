package dev.tminus.language.forms;

import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.check.Regex;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scalar forms for names, sentences and numbers.
public final class Texts {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATTERN = 500;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
    private static final Pattern NEED = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");
    private static final Pattern DOTTED = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");

    private Texts() {}

    /// `[a-z0-9-]+`, made into a record of its own.
    public static <T> Scalar<T> name(String wants, Function<String, T> make) {
        return matching(wants, ID, "lower-case letters, digits and hyphens", make);
    }

    /// A name that may hold dots, as people's have: `boston.ops`.
    public static <T> Scalar<T> dottedName(String wants, Function<String, T> make) {
        return matching(wants, DOTTED, "lower-case letters, digits, dots and hyphens", make);
    }

    /// A step or a phase, or `deploy-hq/migrate` for a step of a runbook that runs within this one.
    public static Scalar<String> need() {
        var wants = "a step's or phase's id";
        var id = matching(wants, NEED, "lower-case letters, digits and hyphens", need -> need);
        return new Scalar<>(
                wants,
                Signs.NONE,
                id.schema(),
                (text, problems) -> {
                    int at = text.value().indexOf('@');
                    if (at > 0) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "`%s` is a member of a fleet, which only a run knows."
                                        .formatted(text.value()),
                                () ->
                                        "Write `%s`: it is done when every member is."
                                                .formatted(text.value().substring(0, at)));
                        return null;
                    }
                    return id.parse().parse(text, problems);
                });
    }

    /// A name as SQL writes its placeholders.
    public static Scalar<String> param() {
        return matching(
                "a parameter's name", WORD, "letters, digits and underscores", name -> name);
    }

    /// The name is used even where its letters are refused: whoever refers to it is right.
    private static <T> Scalar<T> matching(
            String wants, Pattern pattern, String letters, Function<String, T> make) {
        Scalar.Parse<T> parse =
                (text, problems) -> {
                    var value = text.value();
                    if (value.length() > LONGEST_NAME || !pattern.matcher(value).matches()) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected %s of at most %d %s, found %s."
                                        .formatted(wants, LONGEST_NAME, letters, text.found()));
                    }
                    return value.isBlank() ? null : make.apply(value);
                };
        return new Scalar<>(wants, Signs.NONE, SchemaType.whole(pattern), parse);
    }

    /// One line for people, such as a title.
    public static Scalar<String> line(String wants) {
        return line(wants, Signs.NONE);
    }

    public static Scalar<String> line(String wants, Signs signs) {
        return new Scalar<>(
                wants,
                signs,
                SchemaType.FILLED,
                (text, problems) -> {
                    var value = text.value().strip();
                    if (value.isEmpty()
                            || value.length() > Scalar.LONGEST
                            || value.lines().count() > 1) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected %s in one line of at most %d characters, found %s."
                                        .formatted(wants, Scalar.LONGEST, lines(text)));
                        return null;
                    }
                    return value;
                });
    }

    /// A column's name as the database gives it, in one line.
    public static Scalar<String> column() {
        var line = line("a column's name");
        return new Scalar<>(
                line.wants(),
                Signs.NONE,
                SchemaType.FILLED,
                (text, problems) ->
                        line.parse().parse(text, problems) == null ? null : text.value());
    }

    /// Any text that is not blank.
    public static Scalar<String> text(String wants, Signs signs) {
        return Scalar.of(wants, signs, SchemaType.FILLED, text -> text.isBlank() ? null : text);
    }

    /// Any text, the empty one included: a value that is passed on.
    public static Scalar<String> value(String wants, Signs signs) {
        return new Scalar<>(wants, signs, (text, problems) -> text.value());
    }

    public static Scalar<String> email() {
        return Scalar.of(
                "a mail address",
                new SchemaType.Text("^" + EMAIL.pattern() + "$"),
                text ->
                        text.length() <= Scalar.LONGEST && EMAIL.matcher(text).matches()
                                ? text
                                : null);
    }

    public static Scalar<Boolean> flag() {
        var words = new LinkedHashMap<String, Boolean>();
        words.put("true", true);
        words.put("false", false);
        return choice("`true` or `false`", words);
    }

    /// One of a few words.
    public static <T> Scalar<T> choice(String wants, Map<String, T> words) {
        boolean listed = words.keySet().stream().allMatch(word -> wants.contains("`" + word + "`"));
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Enumeration(List.copyOf(words.keySet())),
                (text, problems) -> {
                    var value = words.get(text.value());
                    if (value == null) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ".",
                                () ->
                                        listed
                                                ? Nearest.meant(text.value(), words.keySet())
                                                : Nearest.suggest(text.value(), words.keySet()));
                    }
                    return value;
                });
    }

    /// The constants of an enum as the language writes them, `roll-back`.
    public static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        var words = new LinkedHashMap<String, E>();
        for (var constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return words;
    }

    /// The constants of an enum as they are, `POST`.
    public static <E extends Enum<E>> Map<String, E> capitals(E[] constants) {
        var words = new LinkedHashMap<String, E>();
        for (var constant : constants) {
            words.put(constant.name(), constant);
        }
        return words;
    }

    /// A whole number within limits, both included.
    public static Scalar<Long> whole(long least, long most) {
        var wants = "a whole number from %,d to %,d".formatted(least, most);
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Whole(least, most),
                (text, problems) -> {
                    var number = text.plain() ? number(text.value()) : null;
                    if (number == null
                            || number.stripTrailingZeros().scale() > 0
                            || number.compareTo(BigDecimal.valueOf(least)) < 0
                            || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    return number.longValue();
                });
    }

    public static Scalar<BigDecimal> decimal() {
        return Scalar.of(
                "a number", new SchemaType.Numeric("^" + NUMBER.pattern() + "$"), Texts::number);
    }

    /// Up to 18 digits before the point and 12 after it; null for everything else.
    public static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    public static Scalar<String> pattern() {
        var wants = "a regular expression";
        return new Scalar<>(
                wants,
                Signs.NONE,
                SchemaType.FILLED,
                (text, problems) -> {
                    if (text.value().isBlank()) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    if (text.value().length() > LONGEST_PATTERN) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected %s of at most %d characters, found %,d."
                                        .formatted(wants, LONGEST_PATTERN, text.value().length()));
                        return null;
                    }
                    refuseUnknown(text, problems);
                    return text.value();
                });
    }

    /// What a kept version says stays as it is, so that a check of it cannot pass by saying
    /// nothing.
    private static void refuseUnknown(Node.Text text, Problems problems) {
        try {
            Regex.of(text.value());
        } catch (Regex.Refused refused) {
            problems.errorWithin(
                    Code.BAD_VALUE,
                    text,
                    refused.at(),
                    "Expected a regular expression, found %s: %s."
                            .formatted(text.found(), refused.why()),
                    () ->
                            "Fix: use the syntax of RE2, which has no look-around or"
                                    + " back-references.");
        }
    }

    private static String lines(Node.Text text) {
        long lines = text.value().lines().count();
        return lines > 1
                ? lines + " lines"
                : text.value().length() > Scalar.LONGEST
                        ? "%,d characters".formatted(text.value().length())
                        : text.found();
    }
}
