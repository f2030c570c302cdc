package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import java.util.List;
import java.util.stream.Collectors;

/// A sign-off or a gate in which those who did the work are the only ones to judge it.
final class OwnJudge implements RunbookRule {

    @Override
    public String code() {
        return "own-judge";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        boolean apart =
                subject.runbook().distinct().containsAll(List.of(StepPart.DOER, StepPart.SIGNER));
        subject.runbook()
                .allSteps()
                .forEach(step -> {
                    if (step instanceof GateStep gate) {
                        lookAtGate(gate, subject, findings);
                    } else if (!apart && isSignedByDoer(step)) {
                        findings.at(Part.STEP, step.id(), "sign-off")
                                .say(
                                        "Whoever does `%s` can sign it alone: only the role `%s` signs, and `distinct` does not keep doer and signer apart."
                                                .formatted(step.id(), step.owner()),
                                        "Let another role sign, or write `distinct: [doer,"
                                                + " signer]`.");
                    }
                });
    }

    private static boolean isSignedByDoer(Step step) {
        return step instanceof ManualStep
                && !step.signOffs().isEmpty()
                && step.signOffs().stream()
                        .allMatch(sign -> sign.role().equals(step.owner()) && sign.count() == 1);
    }

    private static void lookAtGate(GateStep gate, LintedRunbook subject, Findings findings) {
        var voters = gate.poll().stream().map(Quorum::role).collect(Collectors.toSet());
        var doers =
                gate.needs().stream()
                        .flatMap(need -> subject.step(need).stream())
                        .filter(step -> step instanceof ManualStep)
                        .map(Step::owner)
                        .collect(Collectors.toSet());
        int votes = gate.poll().stream().mapToInt(Quorum::count).sum();
        if (voters.size() == 1 && votes == 1 && doers.equals(voters)) {
            findings.at(Part.STEP, gate.id(), "poll")
                    .say(
                            "One person of the role `%s` decides at `%s` over work that the same role did."
                                    .formatted(voters.iterator().next(), gate.id()),
                            "Ask a second role, or two people of it.");
        }
    }
}
