package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Awaited.Task;
import dev.tminus.run.rules.Awaited.Urgency;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through one run for all that it waits for one person to do.
final class FindAwaited {

    /// How long before its first step a run waits for somebody to start it.
    static final Duration NEAR = Duration.ofHours(12);

    private static final Comparator<Instant> NULL_LAST = Comparator.naturalOrder();

    private static final Comparator<Awaited> MOST_URGENT_FIRST =
            Comparator.comparing(Awaited::urgency)
                    .thenComparing(Awaited::due, Comparator.nullsLast(NULL_LAST));

    private final RunState run;
    private final PersonId person;
    private final Actor.Person actor;
    private final Instant now;
    private final List<Awaited> found = new ArrayList<>();

    FindAwaited(RunState run, PersonId person, Instant now) {
        this.run = run;
        this.person = person;
        this.actor = new Actor.Person(person, now);
        this.now = now;
    }

    List<Awaited> all() {
        if (run.status().isOver()) {
            return List.of();
        }
        resume();
        contingencies();
        if (run.status() == RunStatus.SCHEDULED) {
            start();
        } else {
            steps();
        }
        questions();
        found.sort(MOST_URGENT_FIRST);
        return List.copyOf(found);
    }

    private void resume() {
        if (run.status() != RunStatus.HELD) {
            return;
        }
        var cause = run.heldBy();
        PossibleInRun.of(run, actor)
                .role(Act.RESUME)
                .ifPresent(role ->
                        add(
                                Task.RESUME,
                                new About(cause, null, null),
                                role,
                                cause == null ? null : run.step(cause).since(),
                                null));
    }

    private void start() {
        var first =
                run.times().values().stream()
                        .map(RunEvent.PlannedTime::start)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .filter(time -> time.isBefore(run.plan().zero()))
                        .orElse(run.plan().zero());
        if (!now.isBefore(first.minus(NEAR))) {
            PossibleInRun.of(run, actor)
                    .role(Act.START_RUN)
                    .ifPresent(role -> add(Task.START_RUN, About.THE_RUN, role, null, first));
        }
    }

    private void contingencies() {
        for (var offer : Contingencies.offers(run)) {
            var cause = offer.cause();
            if (cause != null) {
                PossibleInRun.of(run, offer.contingency().id(), actor)
                        .role(Act.OPEN)
                        .ifPresent(role ->
                                add(
                                        Task.DECIDE,
                                        new About(cause, null, offer.contingency()),
                                        role,
                                        run.step(cause).since(),
                                        null));
            }
        }
    }

    /// A question is nobody's task any more once the step that it blocks goes on without it.
    private void questions() {
        for (var question : run.checklist().runbook().questions()) {
            var blocks = question.blocks();
            if (!run.answers().containsKey(question.id())
                    && run.holds(person, question.owner())
                    && PossibleInRun.of(run, question.id(), actor).may(Act.ANSWER)
                    && (blocks == null || !run.step(blocks).phase().satisfies())) {
                add(
                        Task.ANSWER,
                        new About(blocks, question, null),
                        question.owner(),
                        null,
                        due(question));
            }
        }
    }

    private @Nullable Instant due(Question question) {
        var timing = question.due();
        if (timing != null) {
            return Deadlines.moment(run, timing).orElse(null);
        }
        var blocks = question.blocks();
        return blocks == null ? null : run.plannedStart(blocks);
    }

    private void steps() {
        var steps = run.checklist().steps();
        var keepsOpen = Contingencies.keepsOpen(run);
        for (var place = 0; place < steps.size(); place++) {
            var step = steps.get(place);
            if (!run.isFrozen(step.id()) || keepsOpen.contains(step)) {
                step(step, run.steps().at(place));
            }
        }
    }

    private void step(Step step, StepState state) {
        if (mayAwait(state)) {
            task(step, state)
                    .ifPresent(task ->
                            add(
                                    task.task(),
                                    new About(step.id(), null, null),
                                    task.role(),
                                    state.since(),
                                    due(step, state)));
        }
        lookAfter(step, state);
    }

    /// Quick, since it is asked of every step of a long checklist.
    private static boolean mayAwait(StepState state) {
        var phase = state.phase();
        return phase.isStopped()
                || phase == StepPhase.READY
                || phase == StepPhase.RUNNING
                || phase == StepPhase.SIGNING
                || state.outdated();
    }

    /// What a step waits for the person to do, of all that they may.
    private Optional<Role> task(Step step, StepState state) {
        var possible = PossibleInStep.of(run, step, actor, now);
        return switch (state.phase()) {
            case READY -> first(possible, Task.START, Act.START);
            case RUNNING ->
                    first(possible, Task.VOTE, Act.VOTE)
                            .or(() -> first(possible, Task.FINISH, Act.FINISH))
                            .or(() -> fillIn(possible, step));
            case SIGNING -> first(possible, Task.SIGN, Act.SIGN).or(() -> fillIn(possible, step));
            case DONE -> first(possible, Task.LOOK_AGAIN, Act.REOPEN);
            default -> mend(possible, step);
        };
    }

    private Optional<Role> fillIn(Possible possible, Step step) {
        return Forms.incomplete(run, step.id()).isEmpty()
                ? Optional.empty()
                : first(possible, Task.FILL_IN, Act.FILL_IN, Act.ATTACH);
    }

    /// Whoever decides about the run learns of a step that stopped it by that.
    private Optional<Role> mend(Possible possible, Step step) {
        return first(possible, Task.MEND, Act.CHECK_AGAIN, Act.WORK_AGAIN, Act.POLL_AGAIN, Act.SKIP)
                .filter(found ->
                        found.role().equals(step.owner())
                                || found().noneMatch(one -> step.id().equals(one.step())));
    }

    private Stream<Awaited> found() {
        return found.stream();
    }

    /// As whom the person may do one of some acts.
    private static Optional<Role> first(Possible possible, Task task, Act... acts) {
        return Stream.of(acts)
                .flatMap(act -> possible.find(act).stream())
                .filter(Possible.Option::isOpen)
                .flatMap(option -> Stream.ofNullable(option.role()))
                .findFirst()
                .map(role -> new Role(task, role));
    }

    /// What is to be done in which role.
    private record Role(Task task, RoleName role) {}

    /// The next deadline that has not passed, else the last that has; without any, when the plan
    /// has it begin or end.
    private @Nullable Instant due(Step step, StepState state) {
        var deadlines = step.policy().deadlines();
        var open =
                IntStream.range(0, deadlines.size())
                        .filter(number -> !state.deadlines().contains(number))
                        .mapToObj(deadlines::get)
                        .flatMap(deadline -> Deadlines.due(run, step.id(), deadline).stream())
                        .min(Comparator.naturalOrder());
        return open.or(() -> passed(step, state)).orElseGet(() -> planned(step, state));
    }

    private Optional<Instant> passed(Step step, StepState state) {
        return state.deadlines().stream()
                .map(number -> step.policy().deadlines().get(number))
                .flatMap(deadline -> Deadlines.due(run, step.id(), deadline).stream())
                .max(Comparator.naturalOrder());
    }

    private @Nullable Instant planned(Step step, StepState state) {
        var start = run.plannedStart(step.id());
        var takes = step.takes();
        return start == null || takes == null || state.phase() == StepPhase.READY
                ? start
                : start.plus(takes);
    }

    /// Those who may resume learn of a deadline that was to be told to them.
    private void lookAfter(Step step, StepState state) {
        var escalated =
                Deadlines.isLate(run, step.id())
                        && state.deadlines().stream()
                                .map(number -> step.policy().deadlines().get(number).effect())
                                .anyMatch(effect -> effect == Deadline.Effect.ESCALATE);
        if (escalated) {
            with(Authority.RESUME)
                    .ifPresent(role ->
                            add(
                                    Task.LOOK_AFTER,
                                    new About(step.id(), null, null),
                                    role,
                                    state.since(),
                                    passed(step, state).orElse(null)));
        }
    }

    private Optional<RoleName> with(Authority authority) {
        var quorum = run.checklist().runbook().authority().get(authority);
        return quorum == null
                ? Optional.empty()
                : Optional.of(quorum.role()).filter(role -> run.holds(person, role));
    }

    private void add(
            Task task, About about, RoleName role, @Nullable Instant since, @Nullable Instant due) {
        var step = about.step();
        var reminded = step != null && Deadlines.isLate(run, step);
        found.add(
                new Awaited(
                        task,
                        step,
                        about.question() == null ? null : about.question().id(),
                        about.contingency() == null ? null : about.contingency().id(),
                        role,
                        since,
                        due,
                        reminded,
                        urgency(task, due, reminded)));
    }

    private Urgency urgency(Task task, @Nullable Instant due, boolean reminded) {
        return switch (task) {
            case RESUME, DECIDE, MEND -> Urgency.STOPPED;
            case SIGN, VOTE, START, FINISH, FILL_IN, ANSWER, START_RUN, LOOK_AFTER, LOOK_AGAIN ->
                    reminded || (due != null && due.isBefore(now)) ? Urgency.OVERDUE : Urgency.OPEN;
        };
    }

    /// What something concerns.
    private record About(
            @Nullable StepId step, @Nullable Question question, @Nullable Contingency contingency) {

        static final About THE_RUN = new About(null, null, null);
    }

    static Optional<Awaited.Ahead> ahead(RunState run, PersonId person) {
        if (run.status().isOver()) {
            return Optional.empty();
        }
        var checklist = run.checklist();
        return IntStream.range(0, checklist.mainLine())
                .filter(place -> isAhead(run.steps().at(place).phase()))
                .mapToObj(place -> checklist.steps().get(place))
                .filter(step -> roles(step).anyMatch(role -> run.holds(person, role)))
                .map(step -> new Awaited.Ahead(step.id(), run.plannedStart(step.id())))
                .min(Comparator.comparing(Awaited.Ahead::at, Comparator.nullsLast(NULL_LAST)));
    }

    /// Of steps that begin by themselves nobody is awaited but to sign or to vote.
    private static Stream<RoleName> roles(Step step) {
        var signers = step.signOffs().stream().map(one -> one.role());
        var own =
                step.basics().start() == Start.BY_OWNER
                        ? Stream.of(step.owner())
                        : Stream.<RoleName>of();
        var voters =
                step instanceof GateStep gate
                        ? gate.poll().stream().map(one -> one.role())
                        : Stream.<RoleName>of();
        return Stream.concat(Stream.concat(own, signers), voters);
    }

    private static boolean isAhead(StepPhase phase) {
        return phase.isAhead() || phase == StepPhase.RUNNING || phase == StepPhase.CHECKING;
    }
}
