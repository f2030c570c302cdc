package dev.tminus.language.conditions;

import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import java.util.List;

/// Whether something is done at all: a test, alone or with what plans expect of it.
public final class ConditionShape {

    public static final Scalar<ExpressionDraft> TEST =
            new Scalar<>(
                    "a test such as `live and input.full`",
                    Signs.TEST,
                    SchemaType.FILLED,
                    ParseCondition::parse);

    private static final Key<ExpressionDraft> TEST_KEY =
            Key.required("test", TEST, "What must hold.");
    private static final Key<Boolean> ASSUME =
            Key.optional(
                    "assume",
                    Texts.flag(),
                    "nothing",
                    "What plans expect of it while it is undecided.");
    static final Shape<ConditionDraft> CONDITION =
            Shape.of(
                    "a condition",
                    fields -> {
                        var test = fields.get(TEST_KEY);
                        return test == null ? null : new ConditionDraft(test, fields.get(ASSUME));
                    },
                    List.of(TEST_KEY, ASSUME));

    public static final Form<ConditionDraft> WHEN =
            new Either<>(
                    new Scalar<>(
                            TEST.wants(),
                            TEST.signs(),
                            TEST.schema(),
                            (text, problems) -> {
                                var test = ParseCondition.parse(text, problems);
                                return test == null ? null : new ConditionDraft(test, null);
                            }),
                    CONDITION);

    private ConditionShape() {}
}
