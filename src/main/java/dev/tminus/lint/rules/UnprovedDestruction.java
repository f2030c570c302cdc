package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Comparisons;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Step;
import java.util.List;
import java.util.Optional;

/// A step that destroys data without a comparison that proves what survives to hold them.
final class UnprovedDestruction implements RunbookRule {

    @Override
    public String code() {
        return "unproved-destruction";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(step -> !step.safeguards().effects().destroys().isEmpty())
                .forEach(step -> lookAt(step, subject, findings));
    }

    private static void lookAt(Step step, LintedRunbook subject, Findings findings) {
        var because = step.safeguards().effects().becauseFailed();
        if (because == null) {
            lookForProof(step, subject, findings);
            return;
        }
        WrongCopy.of(step, subject)
                .map(WrongCopy::fault)
                .orElse(Optional.of("only a contingency knows that it has"))
                .ifPresent(fault ->
                        findings.at(Part.STEP, step.id(), "because-failed")
                                .say(
                                        "`%s` destroys %s because `%s` failed: %s."
                                                .formatted(
                                                        step.id(),
                                                        FindingText.list(
                                                                step.safeguards()
                                                                        .effects()
                                                                        .destroys()),
                                                        because,
                                                        fault),
                                        "Destroy a wrong copy in a contingency with `on: [failed]`"
                                                + " of that comparison alone, before anybody uses the"
                                                + " copy, and end it with a `retry` of what makes"
                                                + " it."));
    }

    private static void lookForProof(Step step, LintedRunbook subject, Findings findings) {
        var keeps = step.safeguards().effects().keeps();
        for (var gone : step.safeguards().effects().destroys()) {
            if (keeps.stream().anyMatch(kept -> isProved(step, gone, kept, subject))) {
                continue;
            }
            var at = findings.at(Part.STEP, step.id(), "destroys");
            keeps.stream()
                    .flatMap(kept -> destroyers(step, kept, subject).stream())
                    .findFirst()
                    .ifPresentOrElse(
                            other ->
                                    at.say(
                                            "`%s` destroys `%s` and keeps %s, which `%s` may have destroyed by then; no comparison of the two has to pass after that."
                                                    .formatted(
                                                            step.id(),
                                                            gone,
                                                            FindingText.list(keeps),
                                                            other.id()),
                                            "Keep one of the two, or make the other anew and"
                                                    + " compare them between the two steps."),
                            () ->
                                    at.say(
                                            "`%s` destroys `%s`, and no comparison of it with %s has to pass before."
                                                    .formatted(
                                                            step.id(),
                                                            gone,
                                                            keeps.isEmpty()
                                                                    ? "what survives"
                                                                    : FindingText.list(keeps)),
                                            "Compare the two in a check step before it that cannot"
                                                    + " be skipped, or in its `requires`."));
        }
    }

    /// A comparison tells nothing of what was destroyed after it.
    private static boolean isProved(Step step, String gone, String kept, LintedRunbook subject) {
        var order = subject.order();
        var others = destroyers(step, kept, subject);
        return others.stream().allMatch(other -> order.isBefore(other.id(), step.id()))
                && Proofs.hasPassed(
                        check -> Comparisons.compares(check, gone, kept),
                        step,
                        subject,
                        earlier ->
                                others.stream()
                                        .allMatch(
                                                other -> order.isBefore(other.id(), earlier.id())));
    }

    /// The other steps that destroy what one keeps, before it or side by side with it.
    private static List<Step> destroyers(Step step, String kept, LintedRunbook subject) {
        var main = subject.runbook().steps().toList();
        var order = subject.order();
        return subject.runbook()
                .allSteps()
                .filter(each -> each.safeguards().effects().destroys().contains(kept))
                .filter(each ->
                        order.isBefore(each.id(), step.id())
                                || (!each.equals(step)
                                        && main.contains(each)
                                        && main.contains(step)
                                        && !order.isBefore(step.id(), each.id())))
                .filter(each -> subject.ways(step).stream().anyMatch(way -> way.test(each)))
                .toList();
    }
}
