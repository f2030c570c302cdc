package dev.tminus.planning;

import dev.tminus.planning.Finding.Topic;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What preflight says about who takes which role.
final class RoleFindings {

    private RoleFindings() {}

    static List<Finding> of(PreflightInput subject) {
        var findings = new ArrayList<Finding>();
        PlanRules.roleProblems(subject.runbook(), subject.workspace(), subject.wish().roles())
                .forEach((role, problem) ->
                        findings.add(Finding.failed(Topic.ROLE, role.value(), problem, "")));
        if (findings.isEmpty()) {
            alone(subject, findings);
        }
        if (findings.isEmpty() && !subject.runbook().roles().isEmpty()) {
            findings.add(Finding.good(Topic.ROLE, "", "Every role has enough people."));
        }
        return findings;
    }

    /// Steps that nobody could sign once they are done, each named once for its roles.
    private static void alone(PreflightInput subject, List<Finding> findings) {
        var runbook = subject.runbook();
        if (!runbook.distinct().containsAll(Set.of(StepPart.DOER, StepPart.SIGNER))) {
            return;
        }
        var people = PlanRules.roles(runbook, subject.workspace(), subject.wish().roles());
        runbook.allSteps()
                .forEach(step ->
                        step.signOffs().stream()
                                .map(one -> one.quorum())
                                .filter(quorum -> cannotSign(people, step, quorum))
                                .forEach(quorum -> findings.add(alone(step, quorum))));
    }

    private static boolean cannotSign(
            Map<RoleName, List<PersonId>> people, Step step, Quorum quorum) {
        var signers = people.getOrDefault(quorum.role(), List.of());
        var doers = people.getOrDefault(step.owner(), List.of());
        return !doers.isEmpty()
                && doers.stream()
                        .allMatch(doer ->
                                signers.stream().filter(one -> !one.equals(doer)).count()
                                        < quorum.count());
    }

    private static Finding alone(Step step, Quorum quorum) {
        return Finding.attention(
                Topic.ROLE,
                quorum.role().value(),
                "Step %s, %s, is signed by %s, and whoever does a step does not sign it: nobody else is left."
                        .formatted(step.basics().number(), step.title(), quorum.role()),
                "Choose more people for %s.".formatted(quorum.role()));
    }
}
