package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Awaited.Task;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold of those who are awaited, whatever happened: nobody is asked for what they would
/// be refused, everybody who could help is asked, and nothing is open that nobody is asked for.
final class AwaitingInvariants {

    private final RunState run;
    private final Instant now;
    private final List<PersonId> people;
    private final List<String> broken = new ArrayList<>();

    private AwaitingInvariants(RunState run, Instant now) {
        this.run = run;
        this.now = now;
        this.people =
                run.plan().roles().values().stream().flatMap(List::stream).distinct().toList();
    }

    static List<String> broken(RunState run, Instant now) {
        var invariants = new AwaitingInvariants(run, now);
        invariants.people.forEach(invariants::person);
        if (run.status().isUnderWay()) {
            run.checklist().steps().forEach(invariants::quorums);
        }
        return invariants.broken;
    }

    private void person(PersonId person) {
        var awaited = Rules.awaited(run, person, now);
        for (var one : awaited) {
            if (wishes(one).noneMatch(wish -> accepted(person, wish))) {
                broken.add(person + " is awaited and refused: " + one);
            }
        }
        for (var step : run.checklist().steps()) {
            if (run.isInLine(step.id())
                    && awaited.stream().noneMatch(one -> step.id().equals(one.step()))) {
                helps(step)
                        .filter(wish -> accepted(person, wish))
                        .forEach(wish -> broken.add(person + " is not awaited and may " + wish));
            }
        }
    }

    private boolean accepted(PersonId person, RunCommand wish) {
        return OfferInvariants.refusal(run, wish, new Actor.Person(person, now), now).isEmpty();
    }

    /// What somebody who is awaited may say.
    private Stream<RunCommand> wishes(Awaited one) {
        var step = one.step();
        return switch (one.task()) {
            case START_RUN -> Stream.of(new RunCommand.StartRun());
            case RESUME -> Stream.of(new RunCommand.ResumeRun("So be it"));
            case DECIDE ->
                    Stream.ofNullable(one.contingency())
                            .map(id -> new RunCommand.OpenContingency(id, "So be it"));
            case ANSWER ->
                    Stream.ofNullable(one.question())
                            .map(id -> new RunCommand.AnswerQuestion(id, "yes"));
            case LOOK_AFTER -> Stream.of(new RunCommand.Comment(step, "I look after it"));
            case LOOK_AGAIN -> Stream.of(new RunCommand.ReopenStep(of(step), "Look again"));
            case FILL_IN -> Stream.of(new RunCommand.FillForm(of(step), Map.of("go", "true")));
            case SIGN, VOTE, START, FINISH, MEND -> helps(run.checklist().step(of(step)));
        };
    }

    private static StepId of(StepId step) {
        return Optional.ofNullable(step).orElseThrow();
    }

    /// Everything by which a step goes on.
    private Stream<RunCommand> helps(Step step) {
        var id = step.id();
        var at = run.step(id);
        var own =
                switch (at.phase()) {
                    case READY -> Stream.<RunCommand>of(new RunCommand.StartStep(id));
                    case RUNNING -> Stream.<RunCommand>of(new RunCommand.FinishStep(id));
                    case FAILED, INCONCLUSIVE, NO_GO ->
                            Stream.of(
                                    new RunCommand.CheckAgain(id),
                                    new RunCommand.WorkAgain(id),
                                    new RunCommand.PollAgain(id),
                                    new RunCommand.SkipStep(id, "Without it"));
                    default -> Stream.<RunCommand>empty();
                };
        return Stream.concat(own, Stream.concat(signatures(step, at), votes(step, at)));
    }

    private Stream<RunCommand> signatures(Step step, StepState at) {
        return at.phase() == StepPhase.SIGNING
                ? QuorumTally.signatures(step, at).stream()
                        .map(one ->
                                new RunCommand.SignStep(
                                        step.id(), one.role(), Rules.digest(run, step.id())))
                : Stream.empty();
    }

    private static Stream<RunCommand> votes(Step step, StepState at) {
        return at.phase() == StepPhase.RUNNING
                ? QuorumTally.votes(step, at).stream()
                        .map(one -> new RunCommand.Vote(step.id(), one.role(), true, ""))
                : Stream.empty();
    }

    /// An open quorum awaits somebody in its role, or it is said that nobody is left.
    private void quorums(Step step) {
        var at = run.step(step.id());
        var open =
                switch (at.phase()) {
                    case SIGNING -> QuorumTally.signatures(step, at);
                    case RUNNING -> QuorumTally.votes(step, at);
                    default -> List.<QuorumTally>of();
                };
        for (var tally : open) {
            if (!tally.isMet() && run.isInLine(step.id()) && nobodyIsAsked(step, tally.role())) {
                broken.add(step.id() + " waits for nobody as " + tally.role());
            }
        }
    }

    /// For a signature, or for what must come before it.
    private boolean nobodyIsAsked(Step step, RoleName role) {
        var before = run.outdatedBefore(step.id());
        return people.stream()
                        .flatMap(person -> Rules.awaited(run, person, now).stream())
                        .noneMatch(one ->
                                step.id().equals(one.step())
                                        && (one.role().equals(role) || one.task() == Task.FILL_IN))
                && run.missing(step.id()).isEmpty()
                && before.isEmpty()
                && Rules.lost(run, nobodyIsGone(), now).stream()
                        .noneMatch(
                                lost -> step.id().equals(lost.step()) && lost.role().equals(role));
    }

    private Workspace nobodyIsGone() {
        var all =
                people.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one,
                                        one -> new Person(one, one.value(), List.of(), "", false)));
        return Brief.workspace(ZoneOffset.UTC, Map.of(), all, Map.of());
    }
}
