package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;

/// A question with an assumed answer that nothing waits for.
final class StandingAssumption implements RunbookRule {

    @Override
    public String code() {
        return "standing-assumption";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var question : subject.runbook().questions()) {
            if (question.assume() != null
                    && question.blocks() == null
                    && !findings.says(Part.QUESTION, question.id(), "blocks")) {
                findings.at(Part.QUESTION, question.id(), "assume")
                        .say(
                                "Nothing waits for the answer to `%s`, so the release may go through on the assumption `%s`."
                                        .formatted(question.id(), question.assume()),
                                "Name with `blocks` the gate that must not open before somebody has"
                                        + " answered.");
            }
        }
    }
}
