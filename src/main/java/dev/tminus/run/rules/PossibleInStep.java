package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.MetNeeds;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What one person may do in one step: the acts of its present phase, and of those that are always
/// in sight why not yet.
final class PossibleInStep {

    private final RunState state;
    private final Step step;
    private final StepId id;
    private final Actor.Person person;
    private final Instant now;
    private final StepState at;
    private final Options options;

    private PossibleInStep(RunState state, Step step, Actor.Person person, Instant now) {
        this.state = state;
        this.step = step;
        this.id = step.id();
        this.person = person;
        this.now = now;
        this.at = state.step(id);
        this.options = new Options(state, person);
    }

    static Possible of(RunState state, Step step, Actor.Person person, Instant now) {
        var possible = new PossibleInStep(state, step, person, now);
        possible.work();
        possible.checks();
        possible.votes();
        possible.signatures();
        possible.given();
        possible.policy();
        return possible.options.all();
    }

    private void work() {
        if (step.basics().start() == Start.BY_OWNER && at.phase().isAhead() && at.asked() == null) {
            options.add(Act.START, owner(), WorkRules.mayStart(state, person, id, now));
        }
        if (at.asked() != null) {
            add(Act.WITHDRAW_START, owner(), () -> WorkRules.mayWithdraw(state, person, id));
        }
        if (step instanceof ManualStep) {
            add(Act.FINISH, owner(), () -> WorkRules.mayFinish(state, person, id));
            add(Act.WORK_AGAIN, owner(), () -> WorkRules.mayWorkAgain(state, person, id));
        }
    }

    private void checks() {
        if (!step.verify().isEmpty()) {
            options.add(
                    Act.CHECK_AGAIN,
                    ownerOr(Authority.RESUME),
                    CheckRules.mayCheckAgain(state, person, id));
        }
        if (at.phase() == StepPhase.CHECKING || !at.ledger().underWay().isEmpty()) {
            add(
                    Act.STOP_CHECKS,
                    ownerOr(Authority.HOLD, Authority.RESUME),
                    () -> CheckRules.mayStop(state, person, id));
        }
    }

    private void votes() {
        if (!(step instanceof GateStep)) {
            return;
        }
        for (var role : roles(Act.VOTE, QuorumTally.votes(step, at))) {
            add(Act.VOTE, role, () -> PollRules.mayVote(state, person, id, role, true));
            add(Act.VOTE_NO_GO, role, () -> PollRules.mayVote(state, person, id, role, false));
        }
        add(
                Act.POLL_AGAIN,
                ownerOr(Authority.RESUME),
                () -> PollRules.mayPollAgain(state, person, id));
    }

    private void signatures() {
        for (var role : roles(Act.SIGN, QuorumTally.signatures(step, at))) {
            add(Act.SIGN, role, () -> SignOffRules.maySign(state, person, id, role));
            add(Act.REFUSE_TO_SIGN, role, () -> SignOffRules.mayRefuse(state, person, id, role));
        }
        at.signatures().stream()
                .filter(one -> one.person().equals(person.id()))
                .forEach(one ->
                        options.add(
                                Act.WITHDRAW_SIGNATURE,
                                one.role(),
                                SignOffRules.mayWithdraw(state, person, id)));
    }

    private void given() {
        if (!step.basics().asks().form().isEmpty()) {
            options.add(Act.FILL_IN, givers(), FormRules.mayFill(state, person, id));
        }
        options.add(Act.ATTACH, givers(), FormRules.mayAttach(state, person, id));
    }

    private void policy() {
        if (step.policy().optional()) {
            add(
                    Act.SKIP,
                    SkipRules.takers(state, step),
                    () -> SkipRules.maySkip(state, person, id));
            add(
                    Act.UNSKIP,
                    SkipRules.takers(state, step),
                    () -> SkipRules.mayUnskip(state, person, id));
        }
        if (!MetNeeds.onlyWaits(step)) {
            add(
                    Act.REOPEN,
                    options.roles(Authority.REOPEN),
                    () -> ReopenRules.mayReopen(state, person, id));
        }
    }

    /// The role in which the person is needed comes first.
    private List<RoleName> roles(Act act, List<QuorumTally> tallies) {
        var roles = tallies.stream().map(QuorumTally::role).toList();
        var mine = roles.stream().filter(role -> state.holds(person.id(), role)).count();
        if (mine < 2 || !act.isIn(at.phase())) {
            return roles;
        }
        var needed = Quorums.of(state, step, act).role(person.id());
        return Stream.concat(needed.stream(), roles.stream()).distinct().toList();
    }

    private void add(Act act, RoleName role, Supplier<Optional<String>> refusal) {
        if (act.isIn(at.phase())) {
            options.add(act, role, refusal.get());
        }
    }

    private void add(Act act, Stream<RoleName> roles, Supplier<Optional<String>> refusal) {
        if (act.isIn(at.phase())) {
            options.add(act, roles, refusal.get());
        }
    }

    private Stream<RoleName> owner() {
        return Stream.of(step.owner());
    }

    private Stream<RoleName> ownerOr(Authority... rights) {
        return Stream.concat(owner(), options.roles(rights));
    }

    private Stream<RoleName> givers() {
        return Stream.concat(owner(), step.signOffs().stream().map(one -> one.role()));
    }
}
