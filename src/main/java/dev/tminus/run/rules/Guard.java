package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The questions that several rules ask before anything happens; each answers with the reason to
/// refuse.
final class Guard {

    /// Longest reason or comment, in characters.
    static final int LONGEST_TEXT = 4_000;

    private Guard() {}

    /// The person behind an actor that is one.
    static PersonId person(Actor actor) {
        return switch (actor) {
            case Actor.Person(var id, _) -> id;
            case Actor.Worker _, Actor.Clock _ ->
                    throw new IllegalArgumentException(actor + " is not a person");
        };
    }

    static Optional<String> authority(
            RunState state, Actor actor, Authority authority, String verb) {
        var quorum = state.checklist().runbook().authority().get(authority);
        if (quorum == null) {
            return Optional.of("This runbook lets nobody " + verb + ".");
        }
        return role(state, actor, quorum.role(), verb);
    }

    static Optional<String> role(RunState state, Actor actor, RoleName role, String verb) {
        if (actor.notAPerson().isPresent()) {
            return actor.notAPerson();
        }
        return state.holds(person(actor), role)
                ? Optional.empty()
                : Optional.of("Only %s can %s.".formatted(role.words(), verb));
    }

    static Optional<String> known(RunState state, StepId step) {
        return state.checklist().has(step)
                ? Optional.empty()
                : Optional.of("This run has no step \"%s\".".formatted(step));
    }

    static Optional<String> underWay(RunState state) {
        return switch (state.status()) {
            case RUNNING, HELD, CONTINGENCY -> Optional.empty();
            case SCHEDULED -> Optional.of("The run is scheduled and not started.");
            case SCRUBBED -> Optional.of("The run is scrubbed; nothing changes any more.");
            case COMPLETE -> Optional.of("The run is complete; nothing changes any more.");
        };
    }

    /// Whether anything may be done to a step at all: the run is under way, and the step belongs to
    /// what is carried out now.
    static Optional<String> open(RunState state, StepId step) {
        return underWay(state).or(() -> known(state, step)).or(() -> line(state, step));
    }

    /// While a contingency is open nothing of the main line changes; before and after, nothing of
    /// the contingency does.
    private static Optional<String> line(RunState state, StepId step) {
        var own = state.checklist().contingency(step);
        var open = state.contingency();
        if (state.isInLine(step)) {
            return Optional.empty();
        }
        return own == null
                ? Optional.of(
                        "%s is open; the main line is frozen until it has ended."
                                .formatted(contingency(state, Objects.requireNonNull(open))))
                : Optional.of("%s is not open.".formatted(contingency(state, own)));
    }

    /// As sentences call it: `Contingency C1, Users differ,`.
    static String contingency(RunState state, ContingencyId id) {
        var contingency = state.checklist().runbook().contingency(id);
        return "Contingency %s, %s,".formatted(contingency.number(), contingency.title());
    }

    /// Work begins anew only while all is done that it needs.
    static Optional<String> stands(RunState state, StepId step) {
        return state.missing(step).stream()
                .findFirst()
                .map(missing ->
                        "Step %s needs step %s, which is %s."
                                .formatted(
                                        number(state, step),
                                        missing.basics().number(),
                                        state.step(missing.id()).phase().words()));
    }

    /// A gate passes only while all stands that is before it.
    static Optional<String> passable(RunState state, StepId step) {
        return step(state, step) instanceof GateStep
                ? stands(state, step)
                        .or(() ->
                                state.outdatedBefore(step).stream()
                                        .findFirst()
                                        .map(outdated -> lookAgain(state, step, outdated)))
                : Optional.empty();
    }

    private static String lookAgain(RunState state, StepId gate, Step outdated) {
        return "Something that step %s needs was reopened after it had started. Look at step %s again before step %s goes on."
                .formatted(
                        outdated.basics().number(),
                        outdated.basics().number(),
                        number(state, gate));
    }

    static Optional<String> notHeld(RunState state) {
        return state.status() == RunStatus.HELD
                ? Optional.of(
                        "The run is on hold: %s Nothing starts until it is resumed."
                                .formatted(sentence(state.statusReason())))
                : Optional.empty();
    }

    /// Whether a step is in a phase in which this may be done.
    static Optional<String> phase(RunState state, StepId step, Act act) {
        var phase = state.step(step).phase();
        return act.isIn(phase)
                ? Optional.empty()
                : Optional.of(
                        "Step %s is %s; %s."
                                .formatted(number(state, step), phase.words(), act.rule(phase)));
    }

    /// The owner of a step, or whoever has one of some rights.
    static Optional<String> ownerOr(
            RunState state, Actor actor, StepId step, String verb, Authority... rights) {
        var owner = owner(state, actor, step, verb);
        return Stream.of(rights).anyMatch(right -> authority(state, actor, right, verb).isEmpty())
                ? Optional.empty()
                : owner;
    }

    static Optional<String> reason(String text, String forWhat) {
        if (text.isBlank()) {
            return Optional.of("Give a reason for " + forWhat + ".");
        }
        return fits(text);
    }

    static Optional<String> fits(String text) {
        return text.length() > LONGEST_TEXT
                ? Optional.of(
                        "The text has %,d characters, at most %,d are kept. Shorten it."
                                .formatted(text.length(), LONGEST_TEXT))
                : Optional.empty();
    }

    /// One person may not be both where the runbook lists both as distinct.
    static boolean mustDiffer(RunState state, StepPart one, StepPart other) {
        var distinct = state.checklist().runbook().distinct();
        return distinct.contains(one) && distinct.contains(other);
    }

    static String number(RunState state, StepId step) {
        return state.checklist().step(step).basics().number();
    }

    static Step step(RunState state, StepId step) {
        return state.checklist().step(step);
    }

    static String sentence(String text) {
        var trimmed = text.strip();
        return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0
                ? trimmed
                : trimmed + ".";
    }

    /// Whether people vote in it.
    static boolean isPoll(RunState state, StepId step) {
        return step(state, step) instanceof GateStep;
    }

    static Optional<String> owner(RunState state, Actor actor, StepId step, String verb) {
        return role(state, actor, step(state, step).owner(), verb);
    }
}
