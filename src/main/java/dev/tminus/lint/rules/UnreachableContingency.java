package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Positions;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.CheckId;
import java.util.List;
import java.util.stream.Stream;

/// A contingency that can never be opened: what it is for cannot go wrong, or not where it may be
/// opened.
final class UnreachableContingency implements RunbookRule {

    @Override
    public String code() {
        return "unreachable-contingency";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var contingency : subject.runbook().contingencies()) {
            var when = contingency.when();
            var before = when.before();
            var after = when.after();
            if (before != null
                    && after != null
                    && (before.equals(after) || subject.order().isBefore(before, after))) {
                findings.at(Part.CONTINGENCY, contingency.id(), "when", "before")
                        .say(
                                "`%s` can never be opened: once `%s` has started, `%s` has too."
                                        .formatted(contingency.id(), after, before),
                                "Swap `before` and `after`, or name other steps.");
            } else if (!when.on().contains(On.PERSON) && nothing(contingency, subject)) {
                findings.at(Part.CONTINGENCY, contingency.id(), "when")
                        .say(
                                "`%s` is never offered: nothing that it names can go wrong in such a way%s."
                                        .formatted(contingency.id(), position(contingency)),
                                "Add `person` to `on`, so that it can be opened by hand, or name"
                                        + " other steps.");
            }
        }
    }

    private static String position(Contingency contingency) {
        return contingency.when().before() == null && contingency.when().after() == null
                ? ""
                : " where it may be opened";
    }

    private static boolean nothing(Contingency contingency, LintedRunbook subject) {
        return subject.runbook()
                .steps()
                .filter(step -> isInPosition(contingency, step, subject))
                .noneMatch(step ->
                        subjects(contingency)
                                .anyMatch(of ->
                                        isAbout(of, step)
                                                && contingency.when().on().stream()
                                                        .anyMatch(on -> canGoWrong(on, of, step))));
    }

    /// Anything where it names nothing.
    private static Stream<Contingency.Subject> subjects(Contingency contingency) {
        var of = contingency.when().of();
        return (of.isEmpty() ? List.of(new Contingency.Subject(null, null)) : of).stream();
    }

    private static boolean isAbout(Contingency.Subject of, Step step) {
        return of.step() == null || step.id().equals(of.step());
    }

    /// A step is open while nothing that comes after it was started, and over once that was.
    private static boolean isInPosition(Contingency contingency, Step step, LintedRunbook subject) {
        return (waits(step) || !Positions.isTooLate(contingency, step, subject))
                && !Positions.isTooEarly(contingency, step, subject);
    }

    /// Whether its protections or its deadlines can go wrong before it is started.
    private static boolean waits(Step step) {
        return !step.requires().isEmpty() || !step.policy().deadlines().isEmpty();
    }

    private static boolean canGoWrong(On on, Contingency.Subject of, Step step) {
        var check = of.check();
        return switch (on) {
            case FAILED, INCONCLUSIVE ->
                    check != null ? uses(step, check) : on == On.FAILED || !step.verify().isEmpty();
            case NO_GO -> step instanceof GateStep;
            case DEADLINE -> !step.policy().deadlines().isEmpty();
            case IN_DOUBT -> step instanceof ActionStep;
            case PERSON -> true;
        };
    }

    private static boolean uses(Step step, CheckId check) {
        return step.verify().stream().anyMatch(use -> check.equals(use.check()))
                || step.requires().stream().anyMatch(use -> check.equals(use.check()));
    }
}
