package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FieldShape;
import dev.tminus.language.shapes.QuestionShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Every question has an id of its own and blocks a step that exists, and every answer that a step
/// takes as its duration is one.
public final class QuestionRules {

    private final Index index;
    private final Problems problems;
    private final Map<QuestionId, Draft<Question>> questions = new HashMap<>();

    private QuestionRules(Index index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    public static void check(RunbookDraft draft, Index index, Problems problems) {
        var rules = new QuestionRules(index, problems);
        FieldShape.checkNames(
                "question's id",
                draft.each(RunbookShape.QUESTIONS).stream()
                        .flatMap(question -> Stream.ofNullable(question.get(QuestionShape.ID)))
                        .map(id -> new Placed<>(id.value().value(), id.at()))
                        .toList(),
                problems);
        for (var question : draft.each(RunbookShape.QUESTIONS)) {
            Stream.ofNullable(question.bare(QuestionShape.ID))
                    .forEach(id -> rules.questions.putIfAbsent(id, question));
            Stream.ofNullable(question.get(QuestionShape.BLOCKS)).forEach(rules::checkBlocks);
        }
        draft.allSteps().forEach(rules::checkTakes);
    }

    private void checkBlocks(Placed<StepId> blocks) {
        var id = blocks.value().value();
        if (index.step(id) != null) {
            return;
        }
        var lane = index.lane(id);
        problems.error(
                Code.UNKNOWN_STEP,
                blocks.at(),
                lane == null
                        ? "The runbook has no step `%s`.".formatted(id)
                        : "A question blocks a step of the main line, and `%s` belongs to %s."
                                .formatted(id, OrderSteps.place(lane)),
                () -> lane == null ? Nearest.suggest(id, index.stepIds()) : "");
    }

    private void checkTakes(StepDraft step) {
        var takes = step.get(StepShape.TAKES);
        var answer = takes == null ? null : takes.answer();
        if (answer == null) {
            return;
        }
        var question = questions.get(answer.value());
        var type = question == null ? null : question.get(FieldShape.TYPE);
        if (question == null) {
            problems.error(
                    Code.UNKNOWN_QUESTION,
                    answer.at(),
                    "The runbook has no question `" + answer.value() + "`.",
                    () -> Nearest.suggest(answer.value(), questions.keySet()));
        } else if (type != null && type != Field.Type.DURATION) {
            problems.error(
                    Code.BAD_VALUE,
                    answer.at(),
                    "A step takes a duration, and the answer to `%s` is of type `%s`."
                            .formatted(answer.value(), FieldShape.word(type)),
                    () -> "Set `type: duration` there, or name another question.");
        }
    }
}
