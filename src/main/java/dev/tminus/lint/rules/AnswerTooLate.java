package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Planned;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Question;
import dev.tminus.schedule.Offsets;

/// A question whose answer is due only after the step that waits for it is planned to start.
final class AnswerTooLate implements RunbookRule {

    @Override
    public String code() {
        return "answer-too-late";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var question : subject.always(subject.runbook().questions(), AnswerTooLate::isLate)) {
            findings.at(Part.QUESTION, question.id(), "due")
                    .say(
                            "The answer to `%s` is due at %s, after `%s`, which waits for it, is planned to start."
                                    .formatted(
                                            question.id(),
                                            question.due() == null
                                                    ? ""
                                                    : Offsets.print(question.due()),
                                            question.blocks()),
                            "Let it be due earlier, or plan `%s` later."
                                    .formatted(question.blocks()));
        }
    }

    private static boolean isLate(Question question, Planned planned) {
        var due = question.due();
        var blocked = question.blocks();
        if (due == null || blocked == null) {
            return false;
        }
        var step = planned.step(blocked);
        var start = step == null || step.startIsEarliest() ? null : step.start();
        return start != null && planned.moment(due).filter(at -> at.isAfter(start)).isPresent();
    }
}
