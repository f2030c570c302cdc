package dev.tminus.language.checks;

import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a side may say that an earlier step has recorded.
final class RecordedShape {

    private static final Key<Placed<StepId>> STEP =
            Key.required(
                    "step",
                    IdForms.STEP,
                    "A step that comes before every step that uses this check.");
    private static final Key<String> CHECK =
            Key.required(
                    "check",
                    Texts.name("a check's name", name -> name),
                    "The name of the check's use in that step, `as` or the check's id.");
    private static final Key<Side.Which> WHICH =
            Key.optional(
                    "side",
                    Texts.choice(
                            "`left`, `right`, `base`, `old` or `new`",
                            Texts.words(Side.Which.values())),
                    "the only one",
                    "Which side of it, where it has several.");
    static final Shape<Side.Recorded> RECORDED =
            Shape.of("a recorded side", RecordedShape::recorded, List.of(STEP, CHECK, WHICH));

    private RecordedShape() {}

    private static Side.@Nullable Recorded recorded(Fields fields) {
        var step = fields.get(STEP);
        var check = fields.get(CHECK);
        return step == null || check == null || (fields.has(WHICH) && fields.get(WHICH) == null)
                ? null
                : new Side.Recorded(step.value(), check, fields.get(WHICH));
    }
}
