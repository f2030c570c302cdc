package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;

/// A step of which nobody can say when it starts or how long it takes.
final class NoTimes implements RunbookRule {

    @Override
    public String code() {
        return "no-times";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .steps()
                .filter(NoTimes::hasNone)
                // one that cannot be read is told already
                .filter(step ->
                        !findings.says(Part.STEP, step.id(), "at")
                                && !findings.says(Part.STEP, step.id(), "takes"))
                .forEach(step ->
                        findings.at(Part.STEP, step.id())
                                .say(
                                        "`%s` has no `at` and no `takes`, so the plan gives it no time."
                                                .formatted(step.id()),
                                        "Say how long it takes; a guess that the first rehearsal"
                                                + " corrects will do."));
    }

    private static boolean hasNone(Step step) {
        return step.at() == null
                && step.takes() == null
                && step.basics().takesAsAnswered() == null
                && isWork(step);
    }

    /// What somebody or something works at; a check, a gate or a message takes what it takes.
    private static boolean isWork(Step step) {
        return switch (step) {
            case ManualStep _, ActionStep _, RunbookStep _ -> true;
            case CheckStep _, GateStep _, WaitStep _, AnnounceStep _ -> false;
        };
    }
}
