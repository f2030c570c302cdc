package dev.tminus.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `for-each` of a check may say.
final class ForEachShape {

    static final int MOST_VALUES = 100;

    private static final List<String> TAKEN = List.of("mode", "failed");

    private static final Key<Said<String>> VAR =
            Key.required(
                    "var",
                    new Saying<>(Texts.name("a variable's name", name -> name)),
                    "Stands for the value in the texts of the check, as `{{table}}`; never in SQL.");
    private static final Key<List<Said<String>>> IN =
            Key.required(
                    "in",
                    new ListOf<>("a list of values", new Saying<>(Texts.line("a value")), 1),
                    "The values; the check of each has the id `CHECK-VALUE`.");

    static final Shape<ForEachDraft> FOR_EACH =
            Shape.of("a `for-each`", ForEachShape::forEach, List.of(VAR, IN));
    static final Key<ForEachDraft> KEY =
            Key.optional(
                    "for-each", FOR_EACH, "one check", "Makes a check for each of some values.");

    private ForEachShape() {}

    /// What it says.
    record ForEachDraft(Said<String> var, List<Said<String>> values) {}

    private static @Nullable ForEachDraft forEach(Fields fields) {
        var var = fields.get(VAR);
        var values = fields.get(IN, List.of());
        if (var != null && TAKEN.contains(var.value())) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            var.at(),
                            "`{{%s}}` stands for something else already.".formatted(var.value()),
                            () -> "Give the variable another name.");
        }
        if (values.size() > MOST_VALUES) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(IN),
                            "Expected at most %d values, found %,d."
                                    .formatted(MOST_VALUES, values.size()));
            return null;
        }
        return var == null || values.isEmpty() ? null : new ForEachDraft(var, values);
    }
}
