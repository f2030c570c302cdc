package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who may fill the open quorums of a step, one person one seat: whoever is in two roles is asked
/// as the one that others cannot take.
final class Quorums {

    private final List<RoleName> seats;
    private final Map<Integer, PersonId> taken;

    private Quorums(List<RoleName> seats, Map<Integer, PersonId> taken) {
        this.seats = seats;
        this.taken = taken;
    }

    /// @param act [Act#SIGN] or [Act#VOTE]
    static Quorums of(RunState state, Step step, Act act) {
        var seats =
                tallies(state, step, act)
                        .filter(tally -> !tally.isMet())
                        .flatMap(tally ->
                                Stream.generate(tally::role).limit(tally.wanted() - tally.given()))
                        .toList();
        return new Quorums(
                seats,
                Seats.taken(
                        seats.stream()
                                .map(role ->
                                        state.people(role).stream()
                                                .filter(one -> may(state, step, act, one, role))
                                                .toList())
                                .toList()));
    }

    private static Stream<QuorumTally> tallies(RunState state, Step step, Act act) {
        var at = state.step(step.id());
        return (act == Act.SIGN ? QuorumTally.signatures(step, at) : QuorumTally.votes(step, at))
                .stream();
    }

    private static boolean may(RunState state, Step step, Act act, PersonId person, RoleName role) {
        var actor = new Actor.Person(person, Instant.EPOCH);
        return (act == Act.SIGN
                        ? SignOffRules.maySign(state, actor, step.id(), role)
                        : PollRules.mayVote(state, actor, step.id(), role, true))
                .isEmpty();
    }

    /// The role in which somebody is needed, or nothing where others are enough.
    Optional<RoleName> role(PersonId person) {
        return taken.entrySet().stream()
                .filter(seat -> seat.getValue().equals(person))
                .map(seat -> seats.get(seat.getKey()))
                .findFirst();
    }

    /// The roles that nobody is left for.
    List<RoleName> unfilled() {
        return IntStream.range(0, seats.size())
                .filter(seat -> !taken.containsKey(seat))
                .mapToObj(seats::get)
                .distinct()
                .toList();
    }
}
