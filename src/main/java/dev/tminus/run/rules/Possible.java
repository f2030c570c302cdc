package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.MetNeeds;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one person may do in one step now, act by act. Whatever its screens offer, whoever is asked
/// for something and whatever a command is refused for comes from the same rules.
///
/// @param options every act that there is in the present phase of the step; of signatures and votes
///   one for each role
public record Possible(List<Option> options) {

    /// An act, and why not now.
    ///
    /// @param role as whom the person does it, or would; null where they are in no role for it
    /// @param refusal empty where it may be done
    public record Option(Act act, @Nullable RoleName role, Optional<String> refusal) {

        public boolean isOpen() {
            return refusal.isEmpty();
        }
    }

    public Possible {
        options = List.copyOf(options);
    }

    /// Whether it may be done, in whatever role.
    public boolean may(Act act) {
        return find(act).filter(Option::isOpen).isPresent();
    }

    /// The first role in which it may be done, else the first in which it may not, else nothing
    /// where there is no such act.
    public Optional<Option> find(Act act) {
        return of(act).filter(Option::isOpen).findFirst().or(() -> of(act).findFirst());
    }

    /// The first role in which it may be done, or nothing.
    public Optional<RoleName> role(Act act) {
        return of(act).filter(Option::isOpen)
                .flatMap(one -> Stream.ofNullable(one.role()))
                .findFirst();
    }

    /// Whether it may be done in a role.
    public boolean may(Act act, RoleName role) {
        return of(act).anyMatch(one -> one.isOpen() && role.equals(one.role()));
    }

    /// The same while nothing at all may be done.
    public Possible refusedBy(String reason) {
        return new Possible(
                options.stream()
                        .map(one -> new Option(one.act(), one.role(), Optional.of(reason)))
                        .toList());
    }

    private Stream<Option> of(Act act) {
        return options.stream().filter(one -> one.act() == act);
    }

    static Possible of(RunState state, Step step, Actor.Person person, Instant now) {
        return new Possible(new Asked(state, step, person, now).options());
    }

    /// One person, one step, one moment.
    private static final class Asked {

        private final RunState state;
        private final Step step;
        private final Actor.Person person;
        private final Instant now;
        private final StepState at;
        private final List<Option> options = new ArrayList<>();

        Asked(RunState state, Step step, Actor.Person person, Instant now) {
            this.state = state;
            this.step = step;
            this.person = person;
            this.now = now;
            this.at = state.step(step.id());
        }

        List<Option> options() {
            work();
            checks();
            if (step instanceof GateStep) {
                for (var role : roles(Act.VOTE, QuorumTally.votes(step, at))) {
                    add(
                            Act.VOTE,
                            role,
                            () -> PollRules.mayVote(state, person, step.id(), role, true));
                }
                add(
                        Act.POLL_AGAIN,
                        ownerOr(Authority.RESUME),
                        () -> PollRules.mayPollAgain(state, person, step.id()));
            }
            signatures();
            given();
            policy();
            return options;
        }

        private void work() {
            if (step.basics().start() == Start.BY_OWNER
                    && at.phase().isAhead()
                    && at.asked() == null) {
                var refusal = WorkRules.mayStart(state, person, step.id(), now);
                options.add(new Option(Act.START, owner(), refusal));
            }
            if (at.asked() != null) {
                add(
                        Act.WITHDRAW_START,
                        owner(),
                        () -> WorkRules.mayWithdraw(state, person, step.id()));
            }
            if (step instanceof ManualStep) {
                add(Act.FINISH, owner(), () -> WorkRules.mayFinish(state, person, step.id()));
                add(
                        Act.WORK_AGAIN,
                        owner(),
                        () -> WorkRules.mayWorkAgain(state, person, step.id()));
            }
        }

        private void checks() {
            if (!step.verify().isEmpty()) {
                add(
                        Act.CHECK_AGAIN,
                        ownerOr(Authority.RESUME),
                        () -> CheckRules.mayCheckAgain(state, person, step.id()));
            }
            if (at.phase() == StepPhase.CHECKING || !at.ledger().underWay().isEmpty()) {
                add(
                        Act.STOP_CHECKS,
                        ownerOr(Authority.HOLD, Authority.RESUME),
                        () -> CheckRules.mayStop(state, person, step.id()));
            }
        }

        private void signatures() {
            for (var role : roles(Act.SIGN, QuorumTally.signatures(step, at))) {
                add(Act.SIGN, role, () -> SignOffRules.maySign(state, person, step.id(), role));
                add(
                        Act.REFUSE_TO_SIGN,
                        role,
                        () -> SignOffRules.mayRefuse(state, person, step.id(), role));
            }
        }

        private void given() {
            var giver = first(Stream.concat(Stream.of(step.owner()), signers()));
            if (!step.basics().asks().form().isEmpty()) {
                add(Act.FILL_IN, giver, () -> FormRules.closed(state, person, step.id()));
            }
            add(Act.ATTACH, giver, () -> FormRules.mayAttach(state, person, step.id()));
        }

        private void policy() {
            if (step.policy().optional()) {
                var taker = first(SkipRules.takers(state, step));
                add(Act.SKIP, taker, () -> SkipRules.maySkip(state, person, step.id()));
                add(Act.UNSKIP, taker, () -> SkipRules.mayUnskip(state, person, step.id()));
            }
            if (!MetNeeds.onlyWaits(step)) {
                add(
                        Act.REOPEN,
                        first(roles(Authority.REOPEN)),
                        () -> ReopenRules.mayReopen(state, person, step.id()));
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

        private void add(Act act, @Nullable RoleName role, Supplier<Optional<String>> refusal) {
            if (act.isIn(at.phase())) {
                options.add(new Option(act, role, refusal.get()));
            }
        }

        private @Nullable RoleName owner() {
            return first(Stream.of(step.owner()));
        }

        private @Nullable RoleName ownerOr(Authority... rights) {
            return first(Stream.concat(Stream.of(step.owner()), roles(rights)));
        }

        private Stream<RoleName> roles(Authority... rights) {
            return Stream.of(rights)
                    .map(right -> state.checklist().runbook().authority().get(right))
                    .filter(Objects::nonNull)
                    .map(Quorum::role);
        }

        private Stream<RoleName> signers() {
            return step.signOffs().stream().map(one -> one.role());
        }

        /// The first that the person is in.
        private @Nullable RoleName first(Stream<RoleName> roles) {
            return roles.filter(role -> state.holds(person.id(), role)).findFirst().orElse(null);
        }
    }
}
