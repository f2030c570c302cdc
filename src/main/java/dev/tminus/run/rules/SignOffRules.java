package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand.RefuseToSign;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who may sign a step, for what, and when it is signed enough.
final class SignOffRules {

    private SignOffRules() {}

    static Optional<String> sign(Draft draft, Actor actor, SignStep signing) {
        var state = draft.state();
        var step = signing.step();
        var refusal =
                maySign(state, actor, step, signing.role())
                        .or(() -> unchanged(state, step, signing.digest()));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StepSigned(step, signing.role(), signing.digest()));
            if (met(draft.state(), step)) {
                draft.add(new RunEvent.StepDone(step));
            }
        }
        return refusal;
    }

    static Optional<String> refuse(Draft draft, Actor actor, RefuseToSign refusing) {
        var state = draft.state();
        var step = refusing.step();
        var refusal =
                mayRefuse(state, actor, step, refusing.role())
                        .or(() -> Guard.reason(refusing.reason(), "the refusal"));
        if (refusal.isEmpty()) {
            var reason = refusing.reason().strip();
            draft.add(new RunEvent.SigningRefused(step, refusing.role(), reason));
            Transitions.fail(
                    draft, step, "%s refused to sign: %s".formatted(refusing.role(), reason));
        }
        return refusal;
    }

    /// One's own signature can be taken back until somebody has built on it.
    static Optional<String> withdraw(Draft draft, Actor actor, StepId step, String reason) {
        var state = draft.state();
        var refusal =
                mayWithdraw(state, actor, step)
                        .or(() -> Guard.reason(reason, "taking your signature back"));
        if (refusal.isEmpty()) {
            var role = roleOf(state, step, Guard.person(actor));
            draft.add(new RunEvent.SignatureWithdrawn(step, role, reason.strip()));
        }
        return refusal;
    }

    static Optional<String> maySign(RunState state, Actor actor, StepId step, RoleName role) {
        return maySay(state, actor, step, role, "sign off")
                .or(() -> open(state, step, role))
                .or(() -> Forms.incomplete(state, step))
                .or(() -> Guard.passable(state, step));
    }

    static Optional<String> mayRefuse(RunState state, Actor actor, StepId step, RoleName role) {
        return maySay(state, actor, step, role, "refuse to sign");
    }

    static Optional<String> mayWithdraw(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> actor.notAPerson())
                .or(() -> own(state, actor, step))
                .or(() -> nobodyBuiltOn(state, step));
    }

    static List<PersonId> signers(RunState state, Step step) {
        return step.signOffs().stream()
                .map(SignOff::role)
                .distinct()
                .flatMap(role ->
                        state.people(role).stream()
                                .filter(person ->
                                        maySign(state, someone(person), step.id(), role).isEmpty()))
                .distinct()
                .toList();
    }

    private static Actor someone(PersonId person) {
        return new Actor.Person(person, Instant.EPOCH);
    }

    private static boolean met(RunState state, StepId step) {
        return QuorumTally.signatures(Guard.step(state, step), state.step(step)).stream()
                .allMatch(QuorumTally::isMet);
    }

    private static Optional<String> maySay(
            RunState state, Actor actor, StepId step, RoleName role, String verb) {
        return Guard.open(state, step)
                .or(() -> asked(state, step, role))
                .or(() -> Guard.phase(state, step, Act.SIGN))
                .or(() -> Guard.role(state, actor, role, verb + " here"))
                .or(() -> independent(state, Guard.person(actor), step, role));
    }

    private static Optional<String> asked(RunState state, StepId step, RoleName role) {
        return Guard.step(state, step).signOffs().stream().map(SignOff::role).anyMatch(role::equals)
                ? Optional.empty()
                : Optional.of(
                        "Step %s asks for no sign-off by %s."
                                .formatted(Guard.number(state, step), role));
    }

    private static Optional<String> independent(
            RunState state, PersonId person, StepId step, RoleName role) {
        var at = state.step(step);
        if (at.doers().contains(person)
                && Guard.mustDiffer(state, StepPart.DOER, StepPart.SIGNER)) {
            return Optional.of("You did this step. Somebody else in %s must sign.".formatted(role));
        }
        if (person.equals(state.starter())
                && Guard.mustDiffer(state, StepPart.STARTER, StepPart.SIGNER)) {
            return Optional.of(
                    "You started this run. Somebody else in %s must sign.".formatted(role));
        }
        return at.signatures().stream().anyMatch(one -> one.person().equals(person))
                ? Optional.of("You have signed this step. One person signs once.")
                : Optional.empty();
    }

    private static Optional<String> open(RunState state, StepId step, RoleName role) {
        return QuorumTally.signatures(Guard.step(state, step), state.step(step)).stream()
                        .anyMatch(one -> one.role().equals(role) && !one.isMet())
                ? Optional.empty()
                : Optional.of(
                        "Step %s is signed by %s already."
                                .formatted(Guard.number(state, step), role));
    }

    private static Optional<String> unchanged(RunState state, StepId step, String digest) {
        return SignedContent.digest(state, step).equals(digest)
                ? Optional.empty()
                : Optional.of(
                        "Step %s changed while you read it. Look again before you sign."
                                .formatted(Guard.number(state, step)));
    }

    private static Optional<String> own(RunState state, Actor actor, StepId step) {
        var person = Guard.person(actor);
        return state.step(step).signatures().stream().anyMatch(one -> one.person().equals(person))
                ? Optional.empty()
                : Optional.of("You have not signed step %s.".formatted(Guard.number(state, step)));
    }

    private static RoleName roleOf(RunState state, StepId step, PersonId person) {
        return state.step(step).signatures().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow()
                .role();
    }

    private static Optional<String> nobodyBuiltOn(RunState state, StepId step) {
        return state.startedOn(step).stream()
                .findFirst()
                .map(started ->
                        "Step %s has started on the strength of your signature; it stays."
                                .formatted(started.basics().number()));
    }
}
