package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;

/// What a question may say.
public final class QuestionShape {

    public static final Key<Placed<QuestionId>> ID =
            Key.required("id", IdForms.QUESTION, "Its name in `takes: {answer: …}`.");
    private static final Key<String> ASK =
            Key.required("ask", Texts.line("a question"), "What people are asked.");
    public static final Key<Placed<RoleName>> OWNER =
            Key.required("owner", IdForms.ROLE, "The role that finds out.");
    public static final Key<Placed<Timing>> DUE =
            Key.optional(
                    "due",
                    new WithPlace<>(Times.timing()),
                    "any time",
                    "The latest moment for the answer.");
    public static final Key<Placed<StepId>> BLOCKS =
            Key.optional(
                    "blocks",
                    IdForms.STEP,
                    "nothing",
                    "The step that does not begin before the answer is there.");
    private static final Key<Placed<String>> ASSUME =
            Key.optional(
                    "assume",
                    new WithPlace<>(Texts.value("a value", Signs.NONE)),
                    "nothing",
                    "What plans reckon with until then.");

    static final Shape<Draft<Question>> QUESTION =
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

    private static Draft<Question> question(Fields fields) {
        var type = fields.get(FieldShape.TYPE);
        var choices = fields.get(FieldShape.CHOICES, List.of());
        var assume = fields.get(ASSUME);
        if (type != null) {
            FieldShape.checkChoices(fields);
            if (assume != null && (type != Field.Type.CHOICE || !choices.isEmpty())) {
                FieldShape.checkValue("assume", type, choices, assume, fields.problems());
            }
        }
        return Draft.of(fields);
    }

    public static Question build(Draft<Question> question) {
        var id = question.value(ID).value();
        var ask = question.get(ASK, "");
        var type = question.value(FieldShape.TYPE);
        var choices = question.each(FieldShape.CHOICES);
        var assume = question.bare(ASSUME);
        return new Question(
                id,
                new Field(id.value(), ask, type, false, choices, null, null),
                ask,
                question.value(OWNER).value(),
                question.bare(DUE),
                question.bare(BLOCKS),
                assume == null ? null : assume.strip());
    }
}
