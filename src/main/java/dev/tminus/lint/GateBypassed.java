package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import java.util.ArrayList;
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
    public void look(Subject subject, Findings findings) {
        var gates = new ArrayList<Step>();
        var since = new ArrayList<Step>();
        for (var step : subject.runbook().steps().toList()) {
            if (step instanceof GateStep) {
                gates.add(step);
            } else if (changesSomething(step) && !gates.isEmpty()) {
                lookAt(step, gates, since, subject, findings);
            }
            if (findings.says(Part.STEP, step.id(), "needs")) {
                since.add(step);
            }
        }
    }

    /// @param named the steps before it that name what they need
    private static void lookAt(
            Step step, List<Step> gates, List<Step> named, Subject subject, Findings findings) {
        var passed =
                gates.stream()
                        .filter(gate -> !subject.order().isBefore(gate.id(), step.id()))
                        .toList();
        if (passed.isEmpty()) {
            return;
        }
        // side by side with a gate is meant; only `needs` lead around one
        var around =
                findings.says(Part.STEP, step.id(), "needs")
                        ? Stream.of(step)
                        : named.reversed().stream()
                                .filter(one -> subject.order().isBefore(one.id(), step.id()));
        around.findFirst()
                .ifPresent(one ->
                        findings.at(Part.STEP, one.id(), "needs")
                                .say(
                                        "`%s` stands after %s and does not wait for it: it can start before anybody has said go."
                                                .formatted(step.id(), gates(passed)),
                                        "Add %s to the `needs` of `%s`."
                                                .formatted(Words.list(ids(passed)), one.id())));
    }

    private static String gates(List<Step> passed) {
        return (passed.size() == 1 ? "the gate " : "the gates ") + Words.list(ids(passed));
    }

    private static List<?> ids(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }

    private static boolean changesSomething(Step step) {
        var effects = step.terms().effects();
        return effects.irreversible()
                || !effects.destroys().isEmpty()
                || !effects.opens().isEmpty()
                || !effects.changes().isEmpty()
                || (step instanceof ActionStep && !effects.readOnly());
    }
}
