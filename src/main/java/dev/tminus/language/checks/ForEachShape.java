package dev.tminus.language.checks;

import dev.tminus.language.conditions.RunName;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.MapOf.Named;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `for-each` of a check may say.
final class ForEachShape {

    static final int MOST_VALUES = 100;

    /// The key of a value without parts.
    private static final String WHOLE = "";

    private static final Key<Placed<String>> VAR =
            Key.required(
                    "var",
                    new WithPlace<>(Texts.name("a variable's name", name -> name)),
                    "Stands for the value in the texts of the check, as `{{table}}`, or for its"
                            + " parts, as `{{record.name}}`; never in SQL.");
    private static final Key<List<Map<String, Named<String>>>> IN =
            Key.required(
                    "in",
                    new ListOf<>(
                            "a list of values",
                            new Either<>(
                                    whole(),
                                    new MapOf<>(
                                            "a mapping of names to values",
                                            Texts.name("a name", name -> name),
                                            Texts.line("a value"),
                                            1)),
                            1),
                    "The values, or mappings that all have the same names; the check of each has"
                            + " the id `CHECK-VALUE`, after the first of its values.");

    static final Shape<ForEachDraft> FOR_EACH =
            Shape.of("a `for-each`", ForEachShape::forEach, List.of(VAR, IN));
    static final Key<ForEachDraft> KEY =
            Key.optional(
                    "for-each", FOR_EACH, "one check", "Makes a check for each of some values.");

    private ForEachShape() {}

    /// What it says.
    record ForEachDraft(Placed<String> var, List<Value> values) {

        /// The names of the parts that every value has, or none where values have no parts.
        Set<String> parts() {
            return values.getFirst().parts().keySet();
        }
    }

    /// One of the values.
    ///
    /// @param called what the check of it is called by
    /// @param parts empty where the value has none
    record Value(Placed<String> called, Map<String, String> parts) {}

    private static Scalar<Map<String, Named<String>>> whole() {
        var line = Texts.line("a value");
        return new Scalar<>(
                "a value",
                line.signs(),
                line.schema(),
                (text, problems) -> {
                    var value = line.parse().parse(text, problems);
                    return value == null ? null : Map.of(WHOLE, new Named<>(text, value));
                });
    }

    private static @Nullable ForEachDraft forEach(Fields fields) {
        var var = fields.get(VAR);
        var read = fields.get(IN, List.of());
        if (var != null && RunName.TAKEN.contains(var.value())) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            var.at(),
                            "`{{%s}}` stands for something else already.".formatted(var.value()),
                            () -> "Give the variable another name.");
        }
        if (read.size() > MOST_VALUES) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(IN),
                            "Expected at most %d values, found %,d."
                                    .formatted(MOST_VALUES, read.size()));
            return null;
        }
        var values = read.stream().flatMap(each -> Stream.ofNullable(value(each))).toList();
        return var == null || values.isEmpty() || !areAlike(values, fields.problems())
                ? null
                : new ForEachDraft(var, values);
    }

    /// Null where a part of it could not be read.
    private static @Nullable Value value(Map<String, Named<String>> read) {
        var parts = new LinkedHashMap<String, String>();
        @Nullable Placed<String> called = null;
        for (var part : read.entrySet()) {
            var value = part.getValue().value();
            if (value == null) {
                return null;
            }
            called = called == null ? new Placed<>(value, part.getValue().name()) : called;
            if (!part.getKey().equals(WHOLE)) {
                parts.put(part.getKey(), value);
            }
        }
        return called == null ? null : new Value(called, parts);
    }

    private static boolean areAlike(List<Value> values, Problems problems) {
        var first = values.getFirst();
        for (var value : values) {
            if (!value.parts().keySet().equals(first.parts().keySet())) {
                problems.error(
                        Code.BAD_VALUE,
                        value.called().at(),
                        "Expected %s as in the first value, found %s."
                                .formatted(names(first), names(value)),
                        () -> "Give all values the same names.");
                return false;
            }
        }
        return true;
    }

    private static String names(Value value) {
        return value.parts().isEmpty()
                ? "a value without names"
                : Nearest.quoted(List.copyOf(value.parts().keySet()));
    }
}
