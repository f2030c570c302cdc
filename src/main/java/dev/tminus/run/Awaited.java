package dev.tminus.run;

import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.util.Optional;

/// Whom a step waits for. Quick, since it is asked of every step of a long checklist.
public final class Awaited {

    private Awaited() {}

    public static boolean person(RunState run, Step step, StepState state, PersonId person) {
        return switch (state.phase()) {
            case READY ->
                    step.basics().start() == Start.BY_OWNER && run.holds(person, step.owner());
            case RUNNING ->
                    switch (step) {
                        case GateStep gate -> vote(run, gate, state, person).isPresent();
                        case ManualStep _ -> run.holds(person, step.owner());
                        case CheckStep _, WaitStep _ -> false;
                    };
            case SIGNING -> signature(run, step, state, person).isPresent();
            case FAILED, INCONCLUSIVE, NO_GO -> run.holds(person, step.owner());
            case PLANNED, WAITING, CHECKING, DONE, SKIPPED, NOT_APPLICABLE, NOT_REACHED -> false;
        };
    }

    /// The role in which a person's signature is awaited.
    public static Optional<RoleName> signature(
            RunState run, Step step, StepState state, PersonId person) {
        if (state.doers().contains(person)
                || state.signatures().stream().anyMatch(one -> one.person().equals(person))) {
            return Optional.empty();
        }
        return step.signOffs().stream()
                .filter(one -> run.holds(person, one.role()) && !isMet(one, state))
                .map(SignOff::role)
                .findFirst();
    }

    public static boolean isMet(SignOff signOff, StepState state) {
        return signed(signOff.role(), state) >= signOff.count();
    }

    public static int signed(RoleName role, StepState state) {
        return (int) state.signatures().stream().filter(one -> one.role().equals(role)).count();
    }

    /// The role in which a person's vote is awaited.
    public static Optional<RoleName> vote(
            RunState run, GateStep gate, StepState state, PersonId person) {
        if (state.ballots().stream().anyMatch(one -> one.person().equals(person))) {
            return Optional.empty();
        }
        return gate.poll().stream()
                .filter(one -> run.holds(person, one.role()) && go(one.role(), state) < one.count())
                .map(Quorum::role)
                .findFirst();
    }

    public static int go(RoleName role, StepState state) {
        return (int)
                state.ballots().stream().filter(one -> one.go() && one.role().equals(role)).count();
    }
}
