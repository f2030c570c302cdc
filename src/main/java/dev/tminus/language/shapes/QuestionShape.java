package dev.tminus.language.shapes;

import dev.tminus.language.drafts.QuestionDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;

/// What a question may say.
final class QuestionShape {

    private static final Key<Placed<QuestionId>> ID =
            Key.required(
                    "id",
                    new WithPlace<>(Texts.name("a question's id", QuestionId::new)),
                    "Its name in `takes: {answer: …}`.");
    private static final Key<String> ASK =
            Key.required("ask", Texts.line("a question"), "What people are asked.");
    private static final Key<Placed<RoleName>> OWNER =
            Key.required(
                    "owner",
                    new WithPlace<>(Texts.name("a role's name", RoleName::new)),
                    "The role that finds out.");
    private static final Key<Placed<Timing>> DUE =
            Key.optional(
                    "due",
                    new WithPlace<>(Times.timing()),
                    "any time",
                    "The latest moment for the answer.");
    private static final Key<Placed<StepId>> BLOCKS =
            Key.optional(
                    "blocks",
                    new WithPlace<>(Texts.name("a step's id", StepId::new)),
                    "nothing",
                    "The step that does not begin before the answer is there.");
    private static final Key<Placed<String>> ASSUME =
            Key.optional(
                    "assume",
                    new WithPlace<>(Texts.value("a value", Signs.NONE)),
                    "nothing",
                    "What plans reckon with until then.");

    static final Shape<QuestionDraft> QUESTION =
            Shape.of(
                            "a question",
                            QuestionShape::question,
                            List.of(
                                    ID,
                                    FieldShape.TYPE,
                                    FieldShape.CHOICES,
                                    ASK,
                                    OWNER,
                                    DUE,
                                    BLOCKS,
                                    ASSUME))
                    .rules(FieldShape.OF_CHOICE, FieldShape.NO_CHOICE);

    private QuestionShape() {}

    private static QuestionDraft question(Fields fields) {
        var type = fields.get(FieldShape.TYPE);
        var choices = fields.get(FieldShape.CHOICES, List.of());
        var assume = fields.get(ASSUME);
        if (type != null) {
            FieldShape.checkChoices(fields);
            if (assume != null && (type != Field.Type.CHOICE || !choices.isEmpty())) {
                FieldShape.checkValue("assume", type, choices, assume, fields.problems());
            }
        }
        return new QuestionDraft(
                fields.get(ID),
                type,
                choices,
                fields.get(ASK, ""),
                fields.get(OWNER),
                fields.get(DUE),
                fields.get(BLOCKS),
                assume == null ? null : assume.value().strip());
    }
}
