package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand.Vote;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.Optional;

/// Go/no-go: every role's quorum must say go; one no-go ends the poll and holds the run.
final class PollRules {

    private PollRules() {}

    static Optional<String> vote(Draft draft, Actor actor, Vote vote) {
        var state = draft.state();
        var step = vote.step();
        var refusal =
                mayVote(state, actor, step, vote.role(), vote.go())
                        .or(() ->
                                vote.go()
                                        ? Guard.fits(vote.reason())
                                        : Guard.reason(vote.reason(), "a no-go"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.VoteCast(step, vote.role(), vote.go(), vote.reason().strip()));
            if (!vote.go()) {
                draft.add(new RunEvent.PollEndedNoGo(step));
                Transitions.hold(draft, step, "ended in a no-go");
            } else if (votes(draft.state(), step).stream().allMatch(QuorumTally::isMet)) {
                Transitions.verify(draft, step);
            }
        }
        return refusal;
    }

    /// A fresh poll forgets the votes of the last one; the journal keeps them.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var refusal = mayPollAgain(draft.state(), actor, step);
        if (refusal.isEmpty()) {
            Transitions.begin(draft, step);
        }
        return refusal;
    }

    static Optional<String> mayVote(
            RunState state, Actor actor, StepId step, RoleName role, boolean go) {
        return Guard.open(state, step)
                .or(() -> asked(state, step, role))
                .or(() -> Guard.phase(state, step, Act.VOTE))
                .or(() -> Guard.role(state, actor, role, "vote here"))
                .or(() -> once(state, actor, step, role, go))
                .or(() -> go ? open(state, step, role) : Optional.empty())
                .or(() -> go ? Guard.passable(state, step) : Optional.empty());
    }

    static Optional<String> mayPollAgain(RunState state, Actor actor, StepId step) {
        return Guard.open(state, step)
                .or(() -> polls(state, step))
                .or(() -> Guard.phase(state, step, Act.POLL_AGAIN))
                .or(() -> Guard.ownerOr(state, actor, step, "open a fresh poll", Authority.RESUME))
                .or(() -> Guard.passable(state, step));
    }

    private static List<QuorumTally> votes(RunState state, StepId step) {
        return QuorumTally.votes(Guard.step(state, step), state.step(step));
    }

    private static Optional<String> asked(RunState state, StepId step, RoleName role) {
        return votes(state, step).stream().map(QuorumTally::role).anyMatch(role::equals)
                ? Optional.empty()
                : Optional.of(
                        "Step %s does not poll %s.".formatted(Guard.number(state, step), role));
    }

    /// One vote each; only a go may still become a no-go, for the sake of what somebody sees late.
    private static Optional<String> once(
            RunState state, Actor actor, StepId step, RoleName role, boolean go) {
        var person = Guard.person(actor);
        var before =
                state.step(step).ballots().stream()
                        .filter(one -> one.person().equals(person))
                        .findFirst();
        return before.isPresent() && (go || !before.get().role().equals(role))
                ? Optional.of(
                        "You have voted in this poll. One person votes once; only a go can still"
                                + " become a no-go.")
                : Optional.empty();
    }

    /// A role that has said go enough can still say no-go.
    private static Optional<String> open(RunState state, StepId step, RoleName role) {
        return votes(state, step).stream().anyMatch(one -> one.role().equals(role) && one.isMet())
                ? Optional.of("%s has said go already.".formatted(role))
                : Optional.empty();
    }

    private static Optional<String> polls(RunState state, StepId step) {
        return votes(state, step).isEmpty()
                ? Optional.of("Step %s is no poll.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }
}
