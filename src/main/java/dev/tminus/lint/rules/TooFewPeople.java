package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step that needs more different people than the teams of its roles have between them.
///
/// Each quorum alone is the reader's matter; here one person stands in several roles.
final class TooFewPeople implements RunbookRule {

    @Override
    public String code() {
        return "too-few-people";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        if (subject.workspace().isEmpty()) {
            return;
        }
        boolean apart =
                subject.runbook().distinct().containsAll(List.of(StepPart.DOER, StepPart.SIGNER));
        var known = new HashMap<RoleName, Set<PersonId>>();
        subject.runbook()
                .allSteps()
                .forEach(step -> {
                    var seats = seats(step, apart);
                    var of =
                            seats.stream()
                                    .map(role -> known.computeIfAbsent(role, subject::people))
                                    .toList();
                    int filled = filled(of);
                    // a role alone that is too small is said elsewhere
                    if (seats.stream().distinct().count() > 1 && filled < seats.size()) {
                        say(step, seats, of, findings);
                    }
                });
    }

    private static void say(
            Step step, List<RoleName> seats, List<Set<PersonId>> of, Findings findings) {
        var people = new HashSet<PersonId>();
        of.forEach(people::addAll);
        findings.at(Part.STEP, step.id(), step instanceof GateStep ? "poll" : "sign-off")
                .say(
                        "`%s` needs %s who are not the same, of the roles %s, whose teams have %s for it together."
                                .formatted(
                                        step.id(),
                                        FindingText.people(seats.size()),
                                        FindingText.list(new LinkedHashSet<>(seats)),
                                        FindingText.people(people.size())),
                        "Add people to their teams, or let a role of another team sign.");
    }

    /// A role for every different person that is needed: signers, who did it where that must be
    /// somebody else, and those who vote.
    private static List<RoleName> seats(Step step, boolean apart) {
        var seats = new ArrayList<RoleName>();
        if (step instanceof GateStep gate) {
            gate.poll().forEach(quorum -> add(quorum, seats));
        }
        step.signOffs().stream().map(SignOff::quorum).forEach(quorum -> add(quorum, seats));
        if (apart && step instanceof ManualStep && !step.signOffs().isEmpty()) {
            seats.add(step.owner());
        }
        return seats;
    }

    private static void add(Quorum quorum, List<RoleName> seats) {
        for (int i = 0; i < Math.min(quorum.count(), 100); i++) {
            seats.add(quorum.role());
        }
    }

    /// How many seats can be taken by different people (a matching by augmenting paths).
    private static int filled(List<Set<PersonId>> seats) {
        Map<PersonId, Integer> taken = new LinkedHashMap<>();
        int filled = 0;
        for (int seat = 0; seat < seats.size(); seat++) {
            filled += seat(seat, seats, taken, new HashSet<>()) ? 1 : 0;
        }
        return filled;
    }

    private static boolean seat(
            int seat, List<Set<PersonId>> seats, Map<PersonId, Integer> taken, Set<PersonId> seen) {
        for (var person : seats.get(seat)) {
            if (seen.add(person)) {
                var other = taken.get(person);
                if (other == null || seat(other, seats, taken, seen)) {
                    taken.put(person, seat);
                    return true;
                }
            }
        }
        return false;
    }
}
