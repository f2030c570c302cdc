package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Shape;
import dev.tminus.runbook.check.StatisticsCheck;
import dev.tminus.runbook.check.Tolerance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `statistics` check may say.
final class StatisticsShape {

    private static final Key<String> DISTINCT =
            Key.optional(
                    "distinct",
                    Paths.pointer(),
                    "nothing",
                    "Where both whole answers must differ, as a JSON pointer, which proves that two"
                            + " instances answered.");
    private static final Key<Tolerance> WITHIN =
            Key.preset(
                    "within",
                    ExpectShape.tolerance(),
                    "0",
                    "How far two numbers may lie apart, as a number or in per cent of the larger.");

    static final Shape<CheckDraft> STATISTICS =
            Shape.of(
                            "a `statistics` check",
                            StatisticsShape::statistics,
                            List.of(
                                    Comparison.LEFT,
                                    Comparison.RIGHT,
                                    DISTINCT,
                                    WITHIN,
                                    Comparison.SAME_SOURCE))
                    .elsewhere(Comparison.BESIDE);

    private StatisticsShape() {}

    private static CheckDraft statistics(Fields fields) {
        var comparison = Comparison.read(fields);
        var left = comparison.left();
        var right = comparison.right();
        CheckDraft.@Nullable Make make =
                left == null || right == null
                        ? null
                        : id ->
                                new StatisticsCheck(
                                        Basics.of(id),
                                        left,
                                        right,
                                        fields.get(DISTINCT, ""),
                                        fields.value(WITHIN),
                                        comparison.sameSource());
        return CheckDraft.ofSides(make, comparison.drafts(), List.of());
    }
}
