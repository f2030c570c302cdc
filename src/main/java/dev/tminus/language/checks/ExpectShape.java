package dev.tminus.language.checks;

import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Expectation.Relation;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `expect` and `within` may say.
public final class ExpectShape {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern NUMERAL =
            Pattern.compile("\\s*[+-]?[0-9]*[.]?[0-9]+[.]?([eE][+-]?[0-9]+)?\\s*");
    private static final SchemaType AMOUNT =
            new SchemaType.Numeric("^[+-]?\\d{1,18}(?:\\.\\d{1,12})?%?$");
    private static final Scalar<Expectation.Equals> VALUE = value("a value", Function.identity());

    private static final Key<Expectation.Equals> EQUALS =
            Key.optional(
                    "equals",
                    VALUE,
                    "another one",
                    "Equal: as a number where the value found is one, as a time where it is one,"
                            + " else as text.");
    private static final Key<Expectation> ABOVE =
            Key.optional("above", limit(Relation.ABOVE), "another one", "Greater than this.");
    private static final Key<Expectation> BELOW =
            Key.optional("below", limit(Relation.BELOW), "another one", "Less than this.");
    private static final Key<Expectation> AT_LEAST =
            Key.optional("at-least", limit(Relation.AT_LEAST), "another one", "This or greater.");
    private static final Key<Expectation> AT_MOST =
            Key.optional("at-most", limit(Relation.AT_MOST), "another one", "This or less.");
    private static final Key<List<BigDecimal>> BETWEEN =
            Key.optional(
                    "between",
                    new ListOf<>("a list of two numbers", Texts.decimal(), 2),
                    "another one",
                    "Between the two, both included.");
    private static final Key<List<Expectation.Equals>> ANY_OF =
            Key.optional(
                    "any-of",
                    new ListOf<>("a list of values", VALUE, 1),
                    "another one",
                    "One of the values found is equal to one of them.");
    private static final Key<List<Expectation.Equals>> ALL_OF =
            Key.optional(
                    "all-of",
                    new ListOf<>("a list of values", VALUE, 1),
                    "another one",
                    "Each of them is equal to one of the values found.");
    private static final Key<String> MATCHES =
            Key.optional(
                    "matches",
                    Texts.pattern(),
                    "another one",
                    "A regular expression that matches somewhere; `^` and `$` anchor it.");
    private static final Key<String> JSON =
            Key.optional(
                    "json",
                    Paths.pointer(),
                    "the value itself",
                    "The value is JSON, and this place in it is meant; beside one of the others.");
    private static final List<Key<?>> KEYS =
            List.of(EQUALS, ABOVE, BELOW, AT_LEAST, AT_MOST, BETWEEN, ALL_OF, ANY_OF, MATCHES);

    private static final List<String> NAMES = KEYS.stream().<String>map(Key::name).toList();

    public static final Shape<Expectation> COMPARISON =
            Shape.of(
                            "an expectation",
                            ExpectShape::expectation,
                            Stream.concat(KEYS.stream(), Stream.of(JSON)).toList())
                    .rules(new Rule.ExactlyOne(NAMES, ExpectShape::refuse));

    static final Form<Placed<Expectation>> EXPECT =
            new WithPlace<>(new Either<>(value("a plain value", plain -> plain), COMPARISON));

    private ExpectShape() {}

    /// What looks like a number and stands in quotes is a text.
    private static <T> Scalar<T> value(String wants, Function<Expectation.Equals, T> make) {
        return new Scalar<>(
                wants,
                Signs.PLACEHOLDERS,
                (text, _) -> {
                    var quoted = !text.plain() && NUMERAL.matcher(text.value()).matches();
                    return make.apply(new Expectation.Equals(text.value(), quoted));
                });
    }

    /// A number, or a placeholder that a variable, an input or an answer makes a number of.
    private static Scalar<Expectation> limit(Relation relation) {
        var number = Texts.decimal();
        return new Scalar<>(
                number.wants(),
                Signs.PLACEHOLDERS,
                new SchemaType.Numeric("^[+-]?\\d|\\{\\{"),
                (text, problems) ->
                        Template.isIn(text.value()) || number.parse().parse(text, problems) != null
                                ? new Expectation.Limited(relation, text.value())
                                        .bound(UnaryOperator.identity())
                                : null);
    }

    /// `0.1%` or `5`, never negative.
    static Scalar<Tolerance> tolerance() {
        var wants = "a number such as `5`, or per cent such as `0.1%`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                AMOUNT,
                (text, problems) -> {
                    var tolerance = read(text.value());
                    if (tolerance == null) {
                        Scalar.refuse(text, wants, problems);
                    } else {
                        refuseAll(tolerance, text, problems);
                    }
                    return tolerance;
                });
    }

    private static void refuseAll(Tolerance within, Node.Text text, Problems problems) {
        if (within.isAll()) {
            problems.error(
                    Code.BAD_VALUE,
                    text,
                    "`within: %s` is per cent of the larger value: this comparison can never fail."
                            .formatted(text.value()),
                    () -> "Say how far two values may lie apart at most, such as `5%`.");
        }
    }

    /// Differing rows: `5` or `0.1%`.
    static Scalar<Tolerance> rows() {
        var wants = "a whole number of rows such as `5`, or per cent such as `0.1%`";
        return Scalar.of(
                wants,
                AMOUNT,
                text -> {
                    var read = read(text);
                    boolean fits =
                            switch (read) {
                                case Tolerance.Absolute(var rows) ->
                                        rows.stripTrailingZeros().scale() <= 0;
                                case Tolerance.Percent(var most) -> most.compareTo(HUNDRED) <= 0;
                                case null -> false;
                            };
                    return fits ? read : null;
                });
    }

    /// How far two values of a column may lie apart: `0.01`, `0.1%` or `1s`.
    static Scalar<ColumnRule> distance() {
        var wants = "a number such as `0.01`, per cent such as `0.1%`, or a duration such as `1s`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                new SchemaType.Numeric("^\\s*[0-9+P]"),
                (text, problems) -> {
                    var number = read(text.value());
                    if (number != null) {
                        refuseAll(number, text, problems);
                        return new ColumnRule(number, Duration.ZERO, false, false);
                    }
                    if (text.value().length() <= Scalar.LONGEST
                            && Durations.parse(text.value())
                                    instanceof Parsed.Value<Duration>(var apart)) {
                        return new ColumnRule(Tolerance.NONE, apart, false, false);
                    }
                    Scalar.refuse(text, wants, problems);
                    return null;
                });
    }

    /// `95%`, more than nothing and at most all.
    static Scalar<BigDecimal> percent() {
        return Scalar.of(
                "per cent such as `100%`",
                new SchemaType.Anything(),
                text ->
                        read(text) instanceof Tolerance.Percent(var share)
                                        && share.signum() > 0
                                        && share.compareTo(HUNDRED) <= 0
                                ? share
                                : null);
    }

    /// Null for what is neither a number nor per cent, or negative.
    private static @Nullable Tolerance read(String text) {
        boolean percent = text.endsWith("%");
        var number = Texts.number(percent ? text.substring(0, text.length() - 1) : text);
        if (number == null || number.signum() < 0) {
            return null;
        }
        return percent ? new Tolerance.Percent(number) : new Tolerance.Absolute(number);
    }

    /// The texts of an expectation, which may hold placeholders.
    static List<Placed<String>> texts(@Nullable Placed<Expectation> expect) {
        var texts = new ArrayList<Placed<String>>();
        if (expect != null) {
            expect.value()
                    .bound(text -> {
                        texts.add(new Placed<>(text, expect.at()));
                        return text;
                    });
        }
        return texts;
    }

    private static void refuse(Fields fields, List<String> found) {
        Refusal.notOne(
                        found.isEmpty() && fields.has(JSON)
                                ? "`json` says where a value stands, and nothing says what it must"
                                        + " be."
                                : "An expectation has exactly one key, found %s.",
                        "Keys: " + Nearest.quoted(NAMES) + ".")
                .refuse(fields, found);
    }

    private static @Nullable Expectation expectation(Fields fields) {
        if (KEYS.stream().filter(fields::has).count() != 1) {
            return null;
        }
        var expected = comparison(fields);
        if (expected == null || !fields.has(JSON)) {
            return expected;
        }
        var pointer = fields.get(JSON);
        return pointer == null ? null : new Expectation.Json(pointer, expected);
    }

    private static @Nullable Expectation comparison(Fields fields) {
        return Stream.of(
                        Stream.ofNullable(fields.get(EQUALS)),
                        Stream.ofNullable(fields.get(ABOVE)),
                        Stream.ofNullable(fields.get(BELOW)),
                        Stream.ofNullable(fields.get(AT_LEAST)),
                        Stream.ofNullable(fields.get(AT_MOST)),
                        made(
                                fields.get(ALL_OF),
                                of -> new Expectation.AllOf(values(of), quoted(of))),
                        made(
                                fields.get(ANY_OF),
                                of -> new Expectation.AnyOf(values(of), quoted(of))),
                        made(fields.get(MATCHES), Expectation.Matches::new),
                        between(fields))
                .flatMap(made -> made)
                .findFirst()
                .orElse(null);
    }

    private static <T> Stream<Expectation> made(@Nullable T value, Function<T, Expectation> make) {
        return Stream.ofNullable(value).map(make);
    }

    private static List<String> values(List<Expectation.Equals> of) {
        return of.stream().map(Expectation.Equals::value).toList();
    }

    private static Set<String> quoted(List<Expectation.Equals> of) {
        return of.stream()
                .filter(Expectation.Equals::quoted)
                .map(Expectation.Equals::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Expectation> between(Fields fields) {
        var ends = fields.get(BETWEEN);
        if (ends == null) {
            return Stream.of();
        }
        if (ends.size() != 2 || ends.getFirst().compareTo(ends.getLast()) > 0) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(BETWEEN),
                            "`between` takes two numbers, the smaller one first.");
            return Stream.of();
        }
        return Stream.of(new Expectation.Between(ends.getFirst(), ends.getLast()));
    }
}
