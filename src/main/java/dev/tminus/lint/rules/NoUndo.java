package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Deployments;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Step;

/// A step that changes something, could still be taken back, and does not say how.
final class NoUndo implements RunbookRule {

    @Override
    public String code() {
        return "no-undo";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var points = Proofs.pointsOfNoReturn(subject);
        subject.runbook()
                .steps()
                .filter(NoUndo::changesSomething)
                .filter(step -> step.safeguards().undo() == null)
                .filter(step -> !findings.says(Part.STEP, step.id(), "undo"))
                .filter(step -> !points.contains(step))
                .filter(step ->
                        points.stream()
                                .noneMatch(
                                        point -> subject.order().isBefore(point.id(), step.id())))
                .forEach(step ->
                        findings.at(Part.STEP, step.id())
                                .say(
                                        "`%s` comes before the point of no return and does not say how it is taken back."
                                                .formatted(step.id()),
                                        "Add `undo` with what to do, by hand or as an action; or"
                                                + " say `irreversible: true`."));
    }

    private static boolean changesSomething(Step step) {
        var effects = step.safeguards().effects();
        if (effects.readOnly()) {
            return false;
        }
        return step instanceof ActionStep
                || !effects.changes().isEmpty()
                || !effects.opens().isEmpty()
                || Deployments.deploys(step);
    }
}
