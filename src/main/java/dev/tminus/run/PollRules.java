package dev.tminus.run;

import dev.tminus.run.RunCommand.Vote;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import java.util.List;
import java.util.Optional;

/// Go/no-go: every role's quorum must say go; one no-go ends the poll and holds the run.
final class PollRules {

    private PollRules() {}

    static List<Quorum> poll(RunState state, StepId step) {
        return Guard.step(state, step) instanceof GateStep gate ? gate.poll() : List.of();
    }

    static Optional<String> vote(Draft draft, Actor actor, Vote vote) {
        var state = draft.state();
        var step = vote.step();
        var refusal =
                Guard.open(state, step)
                        .or(() -> asked(state, step, vote.role()))
                        .or(() -> Guard.phase(state, step, StepPhase.RUNNING, "voted on"))
                        .or(() -> Guard.role(state, actor, vote.role(), "vote here"))
                        .or(() -> once(state, actor, vote))
                        .or(() -> stillOpen(state, step, vote))
                        .or(() -> vote.go() ? Guard.passable(state, step) : Optional.empty())
                        .or(() ->
                                vote.go()
                                        ? Guard.fits(vote.reason())
                                        : Guard.reason(vote.reason(), "a no-go"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.VoteCast(step, vote.role(), vote.go(), vote.reason().strip()));
            if (!vote.go()) {
                draft.add(new RunEvent.PollEndedNoGo(step));
                Transitions.hold(draft, step, "ended in a no-go");
            } else if (allGo(draft.state(), step)) {
                Transitions.verify(draft, step);
            }
        }
        return refusal;
    }

    /// A fresh poll forgets the votes of the last one; the journal keeps them.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.open(state, step)
                        .or(() -> ended(state, step))
                        .or(() -> mayOpen(state, actor, step))
                        .or(() -> Guard.passable(state, step));
        if (refusal.isEmpty()) {
            Transitions.begin(draft, step);
        }
        return refusal;
    }

    static long going(StepState step, RoleName role) {
        return step.ballots().stream().filter(one -> one.go() && one.role().equals(role)).count();
    }

    /// Whether every role has said go often enough.
    static boolean allGo(RunState state, StepId step) {
        return poll(state, step).stream()
                .map(Quorum::role)
                .allMatch(role -> going(state.step(step), role) >= wanted(state, step, role));
    }

    /// How many must say go for a role; a role that is listed twice owes both counts.
    private static int wanted(RunState state, StepId step, RoleName role) {
        return poll(state, step).stream()
                .filter(asked -> asked.role().equals(role))
                .mapToInt(Quorum::count)
                .sum();
    }

    private static Optional<String> asked(RunState state, StepId step, RoleName role) {
        return poll(state, step).stream().map(Quorum::role).anyMatch(role::equals)
                ? Optional.empty()
                : Optional.of(
                        "Step %s does not poll %s.".formatted(Guard.number(state, step), role));
    }

    /// One vote each; only a go may still become a no-go, for the sake of what somebody sees late.
    private static Optional<String> once(RunState state, Actor actor, Vote vote) {
        var person = Guard.person(actor);
        var before =
                state.step(vote.step()).ballots().stream()
                        .filter(one -> one.person().equals(person))
                        .findFirst();
        return before.isPresent() && (vote.go() || !before.get().role().equals(vote.role()))
                ? Optional.of(
                        "You have voted in this poll. One person votes once; only a go can still"
                                + " become a no-go.")
                : Optional.empty();
    }

    /// A role that has said go enough can still say no-go.
    private static Optional<String> stillOpen(RunState state, StepId step, Vote vote) {
        return vote.go() && going(state.step(step), vote.role()) >= wanted(state, step, vote.role())
                ? Optional.of("%s has said go already.".formatted(vote.role()))
                : Optional.empty();
    }

    private static Optional<String> ended(RunState state, StepId step) {
        if (poll(state, step).isEmpty()) {
            return Optional.of("Step %s is no poll.".formatted(Guard.number(state, step)));
        }
        return switch (state.step(step).phase()) {
            case NO_GO, FAILED, INCONCLUSIVE -> Optional.empty();
            case PLANNED,
                    WAITING,
                    READY,
                    RUNNING,
                    CHECKING,
                    SIGNING,
                    DONE,
                    SKIPPED,
                    NOT_APPLICABLE,
                    NOT_REACHED ->
                    Optional.of(
                            Guard.wrongPhase(
                                    state,
                                    step,
                                    "a fresh poll can be opened once it has ended in a no-go"));
        };
    }

    private static Optional<String> mayOpen(RunState state, Actor actor, StepId step) {
        var owner = Guard.owner(state, actor, step, "open a fresh poll");
        return owner.isEmpty()
                        || Guard.authority(state, actor, Authority.RESUME, "open a fresh poll")
                                .isEmpty()
                ? Optional.empty()
                : owner;
    }
}
