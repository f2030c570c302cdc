package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.language.Severity;
import dev.tminus.runbook.CheckSpec;
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
    public void look(Subject subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .filter(step -> !step.terms().effects().destroys().isEmpty())
                .forEach(step -> lookAt(step, subject, findings));
    }

    private static void lookAt(Step step, Subject subject, Findings findings) {
        var because = step.terms().effects().becauseFailed();
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
                                                        Words.list(
                                                                step.terms().effects().destroys()),
                                                        because,
                                                        fault),
                                        "Destroy a wrong copy in a contingency with `on: [failed]`"
                                            + " of that comparison alone, before anybody uses the"
                                            + " copy, and end it with a `retry` of what makes"
                                            + " it."));
    }

    private static void lookForProof(Step step, Subject subject, Findings findings) {
        var checks = Proofs.before(step, subject).filter(Comparisons::isComparison).toList();
        var keeps = step.terms().effects().keeps();
        for (var gone : step.terms().effects().destroys()) {
            if (!isProved(gone, keeps, checks)) {
                findings.at(Part.STEP, step.id(), "destroys")
                        .say(
                                "`%s` destroys `%s`, and no comparison of it with %s has to pass before."
                                        .formatted(
                                                step.id(),
                                                gone,
                                                keeps.isEmpty()
                                                        ? "what survives"
                                                        : Words.list(keeps)),
                                "Compare the two in a check step before it that cannot be skipped,"
                                        + " or in its `requires`.");
            }
        }
    }

    private static boolean isProved(String gone, List<String> keeps, List<CheckSpec> checks) {
        return checks.stream()
                .anyMatch(check ->
                        keeps.stream().anyMatch(kept -> Comparisons.compares(check, gone, kept)));
    }
}
