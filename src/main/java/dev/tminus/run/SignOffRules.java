package dev.tminus.run;

import dev.tminus.run.RunCommand.RefuseToSign;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.runbook.Party;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.StepId;
import java.util.Optional;

/// Who may sign a step, for what, and when it is signed enough.
final class SignOffRules {

    private SignOffRules() {}

    static Optional<String> sign(Draft draft, Actor actor, SignStep signing) {
        var state = draft.state();
        var step = signing.step();
        var refusal =
                maySay(state, actor, step, signing.role(), "sign off")
                        .or(() -> open(state, step, signing.role()))
                        .or(() -> FormRules.incomplete(state, step))
                        .or(() -> Guard.passable(state, step))
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
                maySay(state, actor, step, refusing.role(), "refuse to sign")
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
                Guard.open(state, step)
                        .or(() -> Guard.aPerson(actor))
                        .or(() -> own(state, actor, step))
                        .or(() -> nobodyBuiltOn(state, step))
                        .or(() -> Guard.reason(reason, "taking your signature back"));
        if (refusal.isEmpty()) {
            var role = roleOf(state, step, Guard.person(actor));
            draft.add(new RunEvent.SignatureWithdrawn(step, role, reason.strip()));
        }
        return refusal;
    }

    static long signed(StepState step, RoleName role) {
        return step.signatures().stream().filter(one -> one.role().equals(role)).count();
    }

    static boolean met(RunState state, StepId step) {
        return Guard.step(state, step).signOffs().stream()
                .map(SignOff::role)
                .allMatch(role -> signed(state.step(step), role) >= wanted(state, step, role));
    }

    /// How many signatures a role owes; a role that is listed twice owes both counts.
    private static int wanted(RunState state, StepId step, RoleName role) {
        return Guard.step(state, step).signOffs().stream()
                .filter(asked -> asked.role().equals(role))
                .mapToInt(SignOff::count)
                .sum();
    }

    private static Optional<String> maySay(
            RunState state, Actor actor, StepId step, RoleName role, String verb) {
        return Guard.open(state, step)
                .or(() -> asked(state, step, role))
                .or(() -> Guard.phase(state, step, StepPhase.SIGNING, "signed"))
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
        if (at.doers().contains(person) && Guard.mustDiffer(state, Party.DOER, Party.SIGNER)) {
            return Optional.of("You did this step. Somebody else in %s must sign.".formatted(role));
        }
        if (person.equals(state.starter())
                && Guard.mustDiffer(state, Party.STARTER, Party.SIGNER)) {
            return Optional.of(
                    "You started this run. Somebody else in %s must sign.".formatted(role));
        }
        return at.signatures().stream().anyMatch(one -> one.person().equals(person))
                ? Optional.of("You have signed this step. One person signs once.")
                : Optional.empty();
    }

    private static Optional<String> open(RunState state, StepId step, RoleName role) {
        return signed(state.step(step), role) < wanted(state, step, role)
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
