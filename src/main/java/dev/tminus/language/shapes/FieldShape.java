package dev.tminus.language.shapes;

import dev.tminus.language.drafts.FieldDraft;
import dev.tminus.language.drafts.FieldDraft.FileDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.problems.Values;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run asks people for: values and files.
public final class FieldShape {

    public static final Key<Field.Type> TYPE =
            Key.required(
                    "type",
                    Texts.choice(
                            "`text`, `integer`, `decimal`, `choice`, `boolean`, `timestamp`,"
                                    + " `duration` or `list`",
                            Texts.words(Field.Type.values())),
                    "What a value may be.");
    static final Key<List<String>> CHOICES =
            Key.optional(
                    "choices",
                    new ListOf<>("a list of values", Texts.line("a value"), 1),
                    "required in a `choice`",
                    "What may be chosen.");
    private static final Key<Placed<String>> NAME =
            Key.required(
                    "name",
                    new WithPlace<>(Texts.name("a name", name -> name)),
                    "Its name in `answers.step.name`.");
    private static final Key<String> TITLE =
            Key.optional(
                    "title",
                    Texts.line("a title"),
                    "the name, hyphens as spaces",
                    "What people see beside it.");
    private static final Key<Boolean> REQUIRED =
            Key.preset("required", Texts.flag(), "false", "Nothing goes on without it.");
    private static final Key<Placed<String>> MUST_BE =
            Key.optional(
                    "must-be",
                    new WithPlace<>(Texts.value("a value", Signs.NONE)),
                    "any",
                    "The only value that lets it go on.");
    private static final Key<String> PATTERN =
            Key.optional(
                    "pattern",
                    Texts.pattern(),
                    "any text",
                    "A regular expression that the whole of a `text`, or each line of a `list`,"
                            + " matches.");

    static final Rule OF_CHOICE =
            new Rule.Where(
                    "type",
                    List.of("choice"),
                    false,
                    List.of(
                            Rule.needs(
                                    "choices",
                                    Refusal.missingFor(
                                            "type",
                                            "A value of type `choice` needs `choices`.",
                                            "Write `choices: [one, another]`."))));
    static final Rule NO_CHOICE =
            notOfType(
                    "choices",
                    "Only a `choice` has `choices`",
                    "Set `type: choice`, or remove it.",
                    "choice");
    private static final Rule NO_PATTERN =
            notOfType(
                    "pattern",
                    "Only a `text` and a `list` have a `pattern`",
                    "Remove it; values of this type are checked as such.",
                    "text",
                    "list");
    private static final Rule ONE_VALUE =
            Rule.with("must-be", Rule.without(FieldShape::refusePattern, "pattern"));

    static final Shape<FieldDraft> INPUT =
            Shape.of(
                            "an input",
                            fields -> field(null, fields),
                            List.of(TYPE, TITLE, REQUIRED, CHOICES, PATTERN, MUST_BE))
                    .rules(OF_CHOICE, NO_CHOICE, NO_PATTERN, ONE_VALUE);
    static final Shape<FieldDraft> FIELD =
            Shape.of(
                            "a field of a form",
                            fields -> field(fields.get(NAME), fields),
                            List.of(NAME, TYPE, TITLE, REQUIRED, CHOICES, PATTERN, MUST_BE))
                    .rules(OF_CHOICE, NO_CHOICE, NO_PATTERN, ONE_VALUE);
    static final Form<List<FieldDraft>> FORM = new ListOf<>("a list of fields", FIELD, 1);

    private static final Key<Placed<String>> FILE_NAME =
            Key.required(
                    "name",
                    new WithPlace<>(Texts.name("a name", name -> name)),
                    "What it is called.");
    private static final Key<Boolean> FILE_TYPE =
            Key.optional(
                    "type", Texts.choice("`file`", Map.of("file", true)), "file", "What it is.");

    static final Shape<FileDraft> FILE =
            Shape.of(
                    "a file to attach",
                    fields -> new FileDraft(fields.get(FILE_NAME), fields.get(TITLE, "")),
                    List.of(FILE_NAME, FILE_TYPE, TITLE));
    static final Form<List<FileDraft>> FILES = new ListOf<>("a list of files", FILE, 1);

    private FieldShape() {}

    /// A key that only some types have.
    private static Rule notOfType(String key, String only, String advice, String... types) {
        return new Rule.Where(
                "type",
                without(types),
                false,
                List.of(
                        Rule.without(
                                (fields, found) ->
                                        Refusal.each(
                                                        Code.MISPLACED_KEY,
                                                        only
                                                                + ", and this is of type "
                                                                + fields.valueNode("type").found()
                                                                + ".",
                                                        advice)
                                                .refuse(fields, found),
                                key)));
    }

    private static void refusePattern(Fields fields, List<String> found) {
        if (fields.get(TYPE) == Field.Type.TEXT || fields.get(TYPE) == Field.Type.LIST) {
            Refusal.each(
                            Code.CONFLICTING_KEYS,
                            "`must-be` allows one value only, so `pattern` decides nothing.",
                            "Remove one of the two.")
                    .refuse(fields, found);
        }
    }

    /// The types but for some.
    private static List<String> without(String... types) {
        return Texts.words(Field.Type.values()).keySet().stream()
                .filter(type -> !List.of(types).contains(type))
                .toList();
    }

    private static FieldDraft field(@Nullable Placed<String> name, Fields fields) {
        var type = fields.get(TYPE);
        var choices = fields.get(CHOICES, List.of());
        var mustBe = fields.get(MUST_BE);
        if (type != null) {
            checkChoices(fields);
            if (mustBe != null && (type != Field.Type.CHOICE || !choices.isEmpty())) {
                checkValue("must-be", type, choices, mustBe, fields.problems());
            }
        }
        return new FieldDraft(
                name,
                fields.get(TITLE, ""),
                type,
                fields.value(REQUIRED),
                choices,
                fields.get(PATTERN),
                mustBe == null ? null : mustBe.value().strip());
    }

    /// Each of the choices stands there once.
    static void checkChoices(Fields fields) {
        var seen = new HashSet<String>();
        for (var each : fields.get(CHOICES, List.of())) {
            if (!seen.add(each)) {
                fields.problems()
                        .error(
                                Code.DUPLICATE_ID,
                                fields.keyNode(CHOICES),
                                "`%s` is listed twice.".formatted(each),
                                () -> "Remove it once.");
            }
        }
    }

    /// Says where a value is none that the field could have.
    public static void checkValue(
            String key,
            Field.Type type,
            List<String> choices,
            Placed<String> value,
            Problems problems) {
        var wanted = Values.wanted(type, choices, value.value().strip());
        if (wanted != null) {
            problems.error(
                    Code.BAD_VALUE,
                    value.at(),
                    "`%s` is a value of the type `%s`: expected %s, found %s."
                            .formatted(key, word(type), wanted, value.at().found()),
                    () -> Nearest.meant(value.value(), choices));
        }
    }

    /// Names that stand twice in one list.
    public static void checkNames(String kind, List<Placed<String>> names, Problems problems) {
        var seen = new LinkedHashMap<String, Node>();
        for (var name : names) {
            var first = seen.putIfAbsent(name.value(), name.at());
            if (first != null) {
                problems.error(
                        Code.DUPLICATE_ID,
                        name.at(),
                        "The %s `%s` is taken on line %d."
                                .formatted(kind, name.value(), first.span().line() + 1),
                        () -> "Give one of the two another name.");
            }
        }
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
