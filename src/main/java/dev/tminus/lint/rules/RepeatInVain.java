package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Recurrence;

/// A step that is repeated and is due again before it is done, or is over before its second time.
final class RepeatInVain implements RunbookRule {

    @Override
    public String code() {
        return "repeat-in-vain";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .forEach(step -> {
                    var repeat = step.policy().repeat();
                    if (repeat != null) {
                        lookAt(step, repeat, subject, findings);
                    }
                });
    }

    private static void lookAt(Step step, Repeat repeat, LintedRunbook subject, Findings findings) {
        var at = findings.at(Part.STEP, step.id(), "repeat");
        var every = Durations.print(repeat.every());
        var takes = subject.takes(step);
        if (takes != null && takes.compareTo(repeat.every()) >= 0) {
            at.say(
                    "`%s` takes %s and is due every %s: it is due again before it is done."
                            .formatted(step.id(), Durations.print(takes), every),
                    "Repeat it less often, or correct what it takes.");
        } else if (isOverAtOnce(step, repeat, subject)) {
            at.say(
                    "`%s` is due every %s until `%s` starts, which is planned before the second time."
                            .formatted(step.id(), every, repeat.until()),
                    "Repeat it more often, or remove `repeat`.");
        }
    }

    private static boolean isOverAtOnce(Step step, Repeat repeat, LintedRunbook subject) {
        var planned = subject.plan().steps().get(step.id());
        var until = subject.plan().steps().get(repeat.until());
        var first = planned == null ? null : planned.start();
        var end = until == null ? null : until.start();
        return first != null
                && end != null
                && until != null
                && !until.startIsEarliest()
                && !until.leftOut()
                && new Recurrence(first, repeat.every(), subject.runbook().timezone())
                        .again()
                        .findFirst()
                        .filter(end::isAfter)
                        .isEmpty();
    }
}
