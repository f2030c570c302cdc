package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Awaited.Task;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Goes through one run for all that nobody is left to do.
final class FindLost {

    private final RunState run;
    private final Workspace workspace;
    private final Instant now;

    /// @param workspace with the people of today
    FindLost(RunState run, Workspace workspace, Instant now) {
        this.run = run;
        this.workspace = workspace;
        this.now = now;
    }

    List<Awaited.Lost> all() {
        return Stream.concat(ofThoseWhoAreGone(), ofThoseWhoMayNot()).distinct().toList();
    }

    /// Whoever is awaited has gone from the workspace.
    private Stream<Awaited.Lost> ofThoseWhoAreGone() {
        var people =
                run.plan().roles().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted(Comparator.comparing(PersonId::value))
                        .toList();
        if (people.stream().noneMatch(workspace::isGone)) {
            return Stream.empty();
        }
        var awaited = new LinkedHashMap<Awaited, List<PersonId>>();
        for (var person : people) {
            for (var one : new FindAwaited(run, person, now).all()) {
                awaited.computeIfAbsent(one, _ -> new ArrayList<>()).add(person);
            }
        }
        return awaited.entrySet().stream()
                .filter(one -> one.getValue().stream().allMatch(workspace::isGone))
                .map(one ->
                        new Awaited.Lost(
                                one.getKey().task(),
                                one.getKey().step(),
                                one.getKey().role(),
                                one.getValue()));
    }

    /// Everybody in the role did the work, started the run or has spoken already.
    private Stream<Awaited.Lost> ofThoseWhoMayNot() {
        return IntStream.range(0, run.steps().size())
                .mapToObj(place -> run.checklist().steps().get(place))
                .filter(step -> run.isInLine(step.id()))
                .flatMap(step -> notLeft(step, run.step(step.id())));
    }

    /// What a step needs somebody for, where nothing else keeps them from it.
    private Stream<Awaited.Lost> notLeft(Step step, StepState state) {
        return switch (state.phase()) {
            case READY ->
                    step.basics().start() == Start.BY_OWNER && run.goesOn(step.id())
                            ? owner(step, Task.START, Act.START)
                            : Stream.empty();
            case RUNNING ->
                    step instanceof ManualStep && Forms.incomplete(run, step.id()).isEmpty()
                            ? owner(step, Task.FINISH, Act.FINISH)
                            : open(step, Task.VOTE, Act.VOTE);
            case SIGNING ->
                    Forms.incomplete(run, step.id()).isEmpty()
                            ? open(step, Task.SIGN, Act.SIGN)
                            : Stream.empty();
            default -> Stream.empty();
        };
    }

    private Stream<Awaited.Lost> open(Step step, Task task, Act act) {
        return Guard.passable(run, step.id()).isPresent()
                ? Stream.empty()
                : Quorums.of(run, step, act).unfilled().stream()
                        .map(role -> lost(step, task, role));
    }

    private Stream<Awaited.Lost> owner(Step step, Task task, Act act) {
        return run.people(step.owner()).stream()
                        .anyMatch(person ->
                                PossibleInStep.of(run, step, new Actor.Person(person, now), now)
                                        .may(act))
                ? Stream.empty()
                : Stream.of(lost(step, task, step.owner()));
    }

    private static Awaited.Lost lost(Step step, Task task, RoleName role) {
        return new Awaited.Lost(task, step.id(), role, List.of());
    }
}
