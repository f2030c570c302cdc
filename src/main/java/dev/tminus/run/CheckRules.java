package dev.tminus.run;

import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.StepId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How checks begin, end and are run again.
final class CheckRules {

    private CheckRules() {}

    static List<CheckUse> uses(RunState state, StepId step) {
        return Guard.step(state, step).verify();
    }

    static Series series(RunState state, StepId step, CheckUse use) {
        return Series.of(state.step(step), use);
    }

    /// The work is over: now its checks run, or the signatures come.
    static void verify(Draft draft, StepId step) {
        if (uses(draft.state(), step).isEmpty()) {
            WorkRules.signOrDone(draft, step);
        } else {
            draft.add(new RunEvent.CheckingOpened(step));
            beginDue(draft, step);
        }
    }

    /// Begins the attempts of a step that is being checked whose time has come.
    static void beginDue(Draft draft, StepId step) {
        if (draft.state().isFrozen(step)) {
            return;
        }
        for (var use : uses(draft.state(), step)) {
            var series = series(draft.state(), step, use);
            if (series.next().filter(at -> !draft.now().isBefore(at)).isPresent()) {
                begin(draft, step, use, series.attempts().isEmpty());
            }
        }
    }

    /// Runs what has not passed once more, in a series of its own and at once; everything, where a
    /// signer was not content with passes.
    static Optional<String> again(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> Guard.line(state, step))
                        .or(() -> hasChecks(state, step))
                        .or(() -> ended(state, step))
                        .or(() -> mayAskAgain(state, actor, step))
                        .or(() -> Guard.passable(state, step));
        if (refusal.isEmpty()) {
            var uses = uses(state, step);
            var red = uses.stream().filter(use -> !series(state, step, use).passed()).toList();
            var decided = red.stream().allMatch(CheckUse::reportOnly);
            (decided ? uses : red).forEach(use -> begin(draft, step, use, true));
        }
        return refusal;
    }

    /// A result counts only for the attempt that is under way; a worker that comes late changes
    /// nothing.
    static Optional<String> record(Draft draft, Actor actor, RecordOutcome result) {
        var state = draft.state();
        var refusal =
                worker(actor)
                        .or(() -> Guard.known(state, result.step()))
                        .or(() -> awaited(state, result));
        if (refusal.isEmpty()) {
            draft.add(
                    new RunEvent.CheckEnded(
                            result.step(), result.use(), result.attempt(), result.outcome()));
            if (!state.checklist().protects(result.step(), result.use())) {
                judge(draft, result.step());
            }
        }
        return refusal;
    }

    /// Ends everything that is under way in a step. Checks of its work are not repeated any more;
    /// what was not decided until then is without an answer.
    static Optional<String> stop(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> goesOn(state, step))
                        .or(() -> mayStop(state, actor, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.ChecksStopped(step));
            var why = "Stopped by %s.".formatted(Guard.person(actor));
            var stopped = new Outcome.Inconclusive(why, List.of());
            end(draft, step, why);
            if (state.step(step).phase() == StepPhase.CHECKING) {
                judge(
                        draft,
                        step,
                        deciding(state, step)
                                .map(use -> series(state, step, use).verdict().orElse(stopped))
                                .toList());
            }
        }
        return refusal;
    }

    /// Ends every attempt of a step that is under way, without an answer.
    static void end(Draft draft, StepId step, String why) {
        var now = draft.state().step(step);
        for (var use : now.ledger().underWay()) {
            var attempt = now.lastAttempt(use);
            if (attempt != null) {
                var stopped = new Outcome.Inconclusive(why, List.of());
                draft.add(new RunEvent.CheckEnded(step, use, attempt.number(), stopped));
            }
        }
    }

    private static void begin(Draft draft, StepId step, CheckUse use, boolean newSeries) {
        var last = draft.state().step(step).lastAttempt(use.as());
        draft.add(
                new RunEvent.CheckStarted(
                        step,
                        use.as(),
                        last == null ? 1 : last.number() + 1,
                        last == null ? 1 : newSeries ? last.series() + 1 : last.series()));
    }

    private static void judge(Draft draft, StepId step) {
        var state = draft.state();
        var all = uses(state, step);
        if (all.stream().allMatch(use -> series(state, step, use).verdict().isPresent())) {
            judge(
                    draft,
                    step,
                    deciding(state, step)
                            .flatMap(use -> series(state, step, use).verdict().stream())
                            .toList());
        }
    }

    private static void judge(Draft draft, StepId step, List<Outcome> outcomes) {
        var failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).findFirst();
        var open = outcomes.stream().filter(Outcome.Inconclusive.class::isInstance).findFirst();
        if (failed.isPresent()) {
            fail(draft, step, failed.get().summary());
        } else if (open.isPresent()) {
            draft.add(new RunEvent.StepInconclusive(step, open.get().summary()));
            var reaction = Guard.step(draft.state(), step).course().onInconclusive();
            react(draft, step, reaction, "could not be checked");
        } else {
            WorkRules.signOrDone(draft, step);
        }
    }

    /// The uses whose verdict decides.
    private static Stream<CheckUse> deciding(RunState state, StepId step) {
        return uses(state, step).stream().filter(use -> !use.reportOnly());
    }

    /// A step that fails opens the contingency that it names, or holds the run.
    static void fail(Draft draft, StepId step, String reason) {
        draft.add(new RunEvent.StepFailed(step, reason));
        react(draft, step, Guard.step(draft.state(), step).course().onFail(), "failed");
    }

    private static void react(Draft draft, StepId step, Reaction reaction, String what) {
        switch (reaction) {
            case Reaction.Open(var contingency)
                    when ContingencyRules.opensByItself(draft.state(), contingency, step) ->
                    ContingencyRules.openByItself(
                            draft, contingency, step, sentence(draft, step, what));
            case Reaction.Open _, Reaction.Hold _, Reaction.Retry _ -> hold(draft, step, what);
        }
    }

    /// Holds what the step belongs to, the main line or an open contingency, where it goes on.
    static void hold(Draft draft, StepId step, String what) {
        if (draft.state().goesOn(step)) {
            draft.add(new RunEvent.RunHeld(sentence(draft, step, what), step));
        }
    }

    private static String sentence(Draft draft, StepId step, String what) {
        return Guard.sentence(
                "Step %s, %s, %s"
                        .formatted(
                                Guard.number(draft.state(), step),
                                Guard.step(draft.state(), step).title(),
                                what));
    }

    private static Optional<String> worker(Actor actor) {
        return actor instanceof Actor.Worker
                ? Optional.empty()
                : Optional.of("Only the engine reports results of checks.");
    }

    private static Optional<String> awaited(RunState state, RecordOutcome result) {
        var last = state.step(result.step()).lastAttempt(result.use());
        return last != null && last.number() == result.attempt() && last.underWay()
                ? Optional.empty()
                : Optional.of(
                        "Attempt %d of %s in step %s is not under way."
                                .formatted(
                                        result.attempt(),
                                        result.use(),
                                        Guard.number(state, result.step())));
    }

    private static Optional<String> hasChecks(RunState state, StepId step) {
        return uses(state, step).isEmpty()
                ? Optional.of("Step %s has no checks.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> ended(RunState state, StepId step) {
        var phase = state.step(step).phase();
        return phase == StepPhase.FAILED || phase == StepPhase.INCONCLUSIVE
                ? Optional.empty()
                : Optional.of(
                        Guard.wrongPhase(
                                state,
                                step,
                                "it can be checked again once it has failed or is without an answer"));
    }

    private static Optional<String> goesOn(RunState state, StepId step) {
        var now = state.step(step);
        return now.phase() == StepPhase.CHECKING || !now.ledger().underWay().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No check of step %s is under way.".formatted(Guard.number(state, step)));
    }

    private static Optional<String> mayAskAgain(RunState state, Actor actor, StepId step) {
        var owner = WorkRules.owner(state, actor, step, "check it again");
        return owner.isEmpty()
                        || Guard.authority(state, actor, Authority.RESUME, "check it again")
                                .isEmpty()
                ? Optional.empty()
                : owner;
    }

    private static Optional<String> mayStop(RunState state, Actor actor, StepId step) {
        var owner = WorkRules.owner(state, actor, step, "stop its checks");
        return owner.isEmpty()
                        || Stream.of(Authority.HOLD, Authority.RESUME)
                                .anyMatch(right ->
                                        Guard.authority(state, actor, right, "stop its checks")
                                                .isEmpty())
                ? Optional.empty()
                : owner;
    }
}
