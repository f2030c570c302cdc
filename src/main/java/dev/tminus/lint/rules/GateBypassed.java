package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Deployments;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// A step that changes something and stands after a gate, though `needs` let it start before
/// anybody has said go.
final class GateBypassed implements RunbookRule {

    @Override
    public String code() {
        return "gate-bypassed";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var gates = new ArrayList<Step>();
        var since = new ArrayList<Step>();
        var unsure = new LinkedHashMap<Step, Step>();
        for (var step : subject.runbook().steps().toList()) {
            if (step instanceof GateStep) {
                gates.add(step);
            } else if (changesSomething(step, subject)) {
                lookAt(step, gates, since, subject, findings);
                unsure(step, subject).forEach(gate -> unsure.putIfAbsent(gate, step));
            }
            if (findings.says(Part.STEP, step.id(), "needs")) {
                since.add(step);
            }
        }
        unsure.forEach((gate, step) -> sayUnsure(gate, step, findings));
    }

    /// @param named the steps before it that name what they need
    private static void lookAt(
            Step step,
            List<Step> gates,
            List<Step> named,
            LintedRunbook subject,
            Findings findings) {
        var passed =
                gates.stream()
                        .filter(gate -> !subject.order().isBefore(gate.id(), step.id()))
                        .toList();
        var around =
                findings.says(Part.STEP, step.id(), "needs")
                        ? Stream.of(step)
                        : named.reversed().stream()
                                .filter(one -> subject.order().isBefore(one.id(), step.id()))
                                .filter(one ->
                                        passed.stream()
                                                .anyMatch(gate ->
                                                        !subject.order()
                                                                .isBefore(one.id(), gate.id())));
        around.filter(_ -> !passed.isEmpty())
                .findFirst()
                .ifPresentOrElse(
                        one ->
                                findings.at(Part.STEP, one.id(), "needs")
                                        .say(
                                                "`%s` stands after %s and does not wait for it: it can start before anybody has said go."
                                                        .formatted(step.id(), gates(passed)),
                                                "Add %s to the `needs` of `%s`."
                                                        .formatted(
                                                                FindingText.list(ids(passed)),
                                                                one.id())),
                        () -> lookBeside(step, subject, findings));
    }

    /// Side by side with a gate is meant, but for what nothing takes back where no other gate comes
    /// before it.
    private static void lookBeside(Step step, LintedRunbook subject, Findings findings) {
        if (!Proofs.isPointOfNoReturn(step)
                || findings.says(Part.STEP, step.id(), "needs")
                || Proofs.isCertain(GateStep.class::isInstance, step, subject)) {
            return;
        }
        var beside =
                subject.runbook()
                        .steps()
                        .filter(GateStep.class::isInstance)
                        .filter(gate -> gate.needs().equals(step.needs()))
                        .filter(gate -> !findings.says(Part.STEP, gate.id(), "needs"))
                        .toList();
        if (!beside.isEmpty()) {
            findings.at(Part.STEP, step.id())
                    .say(
                            "`%s` cannot be taken back and stands side by side with %s: it can start before anybody has said go."
                                    .formatted(step.id(), gates(beside)),
                            "Move it behind, or add %s to its `needs`."
                                    .formatted(FindingText.list(ids(beside))));
        }
    }

    /// The gates before it, where none of them is certain to be asked.
    private static List<Step> unsure(Step step, LintedRunbook subject) {
        return Proofs.isCertain(GateStep.class::isInstance, step, subject)
                ? List.of()
                : subject.order().before(step).filter(GateStep.class::isInstance).toList();
    }

    private static void sayUnsure(Step gate, Step step, Findings findings) {
        boolean optional = gate.policy().optional();
        findings.at(Part.STEP, gate.id(), optional ? "optional" : "when")
                .say(
                        "The gate `%s` %s, and no other is certain to come before `%s`: it can start though nobody has said go."
                                .formatted(
                                        gate.id(),
                                        optional
                                                ? "may be skipped"
                                                : "may be left out by its `when`",
                                        step.id()),
                        optional
                                ? "Remove `optional`, or put another gate before the step."
                                : "Let the `when` hold wherever the step is done, or put another"
                                        + " gate before the step.");
    }

    private static String gates(List<Step> passed) {
        return (passed.size() == 1 ? "the gate " : "the gates ") + FindingText.list(ids(passed));
    }

    private static List<?> ids(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }

    private static boolean changesSomething(Step step, LintedRunbook subject) {
        var effects = step.safeguards().effects();
        return effects.irreversible()
                || !effects.destroys().isEmpty()
                || !effects.opens().isEmpty()
                || !effects.changes().isEmpty()
                || step instanceof AnnounceStep
                || Deployments.deploys(step)
                || Deployments.migrates(step)
                || subject.isProtected(step)
                || (step instanceof ActionStep && !effects.readOnly());
    }
}
