package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Step;

/// A step that waits until a check passes, in a runbook that does not say what happens when it does
/// not.
final class NoContingency implements RunbookRule {

    @Override
    public String code() {
        return "no-contingency";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .steps()
                .filter(NoContingency::waits)
                .filter(step -> holds(step.policy().onFail()))
                .filter(step ->
                        subject.runbook().contingencies().stream()
                                .noneMatch(contingency -> offers(contingency, step)))
                .forEach(step ->
                        findings.at(Part.STEP, step.id())
                                .say(
                                        "`%s` waits for a check, and nobody has written down what happens when it does not pass."
                                                .formatted(step.id()),
                                        "Add a contingency with `when: {on: [failed], of: [%s]}`, or name one in `on-fail`."
                                                .formatted(step.id())));
    }

    private static boolean waits(Step step) {
        return step.verify().stream().anyMatch(use -> use.until() != null && !use.reportOnly());
    }

    private static boolean holds(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Hold _ -> true;
            case Reaction.Retry(_, _, var then) -> holds(then);
            case Reaction.Open _ -> false;
        };
    }

    private static boolean offers(Contingency contingency, Step step) {
        var when = contingency.when();
        return when.on().contains(On.FAILED)
                && (when.of().isEmpty() || when.of().stream().anyMatch(of -> isAbout(of, step)));
    }

    private static boolean isAbout(Contingency.Subject of, Step step) {
        var check = of.check();
        return (of.step() == null || step.id().equals(of.step()))
                && (check == null
                        || step.verify().stream().anyMatch(use -> check.equals(use.check())));
    }
}
