package dev.tminus.run.rules;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step's life: it begins, is checked and judged, is signed, done, fails or stops its line.
///
/// What people ask for and what follows by itself both go through here; whether it may happen is
/// known before.
final class Transitions {

    private Transitions() {}

    /// Begins the next attempt of a step's work, and with it the checks of a check step.
    static void begin(Draft draft, StepId step) {
        draft.add(new RunEvent.StepStarted(step, draft.state().step(step).attempt() + 1));
        switch (Guard.step(draft.state(), step)) {
            case CheckStep _ -> beginDue(draft, step);
            case WaitStep wait ->
                    draft.add(
                            new RunEvent.WaitBegun(
                                    step, WaitSteps.end(draft.state(), wait, draft.now())));
            case ManualStep _, GateStep _, ActionStep _, AnnounceStep _, RunbookStep _ -> {}
        }
    }

    /// The work is over: now its checks run, or the signatures come.
    static void verify(Draft draft, StepId step) {
        if (Guard.step(draft.state(), step).verify().isEmpty()) {
            signOrDone(draft, step);
        } else {
            checkAnew(draft, step);
        }
    }

    /// Everything is checked again, whatever was found before.
    static void checkAnew(Draft draft, StepId step) {
        draft.add(new RunEvent.CheckingOpened(step));
        beginDue(draft, step);
    }

    /// Begins the attempts of a step that is being checked whose time has come.
    static void beginDue(Draft draft, StepId step) {
        if (draft.state().isFrozen(step)) {
            return;
        }
        for (var use : Guard.step(draft.state(), step).verify()) {
            var series = Series.of(draft.state().step(step), use);
            if (series.next().filter(at -> !draft.now().isBefore(at)).isPresent()) {
                begin(draft, step, use, series.attempts().isEmpty());
            }
        }
    }

    /// Begins an attempt of a check.
    ///
    /// @param newSeries whether it is judged apart from those before
    static void begin(Draft draft, StepId step, CheckUse use, boolean newSeries) {
        var last = draft.state().step(step).lastAttempt(use.as());
        draft.add(
                new RunEvent.CheckStarted(
                        step,
                        use.as(),
                        last == null ? 1 : last.number() + 1,
                        last == null ? 1 : newSeries ? last.series() + 1 : last.series()));
    }

    /// Judges a step once every check of its work has come to a verdict.
    static void judge(Draft draft, StepId step) {
        var state = draft.state();
        boolean decided =
                Guard.step(state, step).verify().stream()
                        .allMatch(use -> Series.of(state.step(step), use).verdict().isPresent());
        if (decided) {
            judge(
                    draft,
                    step,
                    deciding(state, step)
                            .flatMap(use -> Series.of(state.step(step), use).verdict().stream())
                            .toList());
        }
    }

    /// Ends everything that is under way in a step. Checks of its work are not repeated any more;
    /// what was not decided until then is without an answer.
    static void stopChecks(Draft draft, StepId step, String why) {
        var state = draft.state();
        draft.add(new RunEvent.ChecksStopped(step));
        var stopped = new Outcome.Inconclusive(why, List.of());
        end(draft, step, why);
        if (state.step(step).phase() == StepPhase.CHECKING) {
            judge(
                    draft,
                    step,
                    deciding(state, step)
                            .map(use -> Series.of(state.step(step), use).verdict().orElse(stopped))
                            .toList());
        }
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

    private static void judge(Draft draft, StepId step, List<Outcome> outcomes) {
        var failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).findFirst();
        var open = outcomes.stream().filter(Outcome.Inconclusive.class::isInstance).findFirst();
        if (failed.isPresent()) {
            fail(draft, step, failed.get().summary());
        } else if (open.isPresent()) {
            draft.add(new RunEvent.StepInconclusive(step, open.get().summary()));
            var reaction = Guard.step(draft.state(), step).policy().onInconclusive();
            react(draft, step, reaction, "could not be checked");
        } else {
            signOrDone(draft, step);
        }
    }

    /// The uses whose verdict decides.
    private static Stream<CheckUse> deciding(RunState state, StepId step) {
        return Guard.step(state, step).verify().stream().filter(use -> !use.reportOnly());
    }

    /// The work is done and its checks passed: now come the signatures, or nothing more.
    private static void signOrDone(Draft draft, StepId step) {
        draft.add(
                Guard.step(draft.state(), step).signOffs().isEmpty()
                        ? new RunEvent.StepDone(step)
                        : new RunEvent.SigningOpened(step));
    }

    /// A step that fails opens the contingency that it names, or holds the run.
    static void fail(Draft draft, StepId step, String reason) {
        draft.add(new RunEvent.StepFailed(step, reason));
        react(draft, step, Guard.step(draft.state(), step).policy().onFail(), "failed");
    }

    private static void react(Draft draft, StepId step, Reaction reaction, String what) {
        switch (reaction) {
            case Reaction.Open(var contingency)
                    when Contingencies.opensByItself(draft.state(), contingency, step) -> {
                draft.goOnByItself();
                open(draft, contingency, step, sentence(draft, step, what));
            }
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

    /// Opens a contingency: the main line is frozen, and its steps that have not begun wait anew. A
    /// hold that no step caused lies over the contingency too, until somebody resumes.
    static void open(
            Draft draft, ContingencyId contingency, @Nullable StepId cause, String reason) {
        var state = draft.state();
        Contingencies.mainLine(state, StepPhase.values())
                .forEach(step -> end(draft, step, "A contingency was opened."));
        var waiting =
                Contingencies.mainLine(
                        state, StepPhase.WAITING, StepPhase.READY, StepPhase.RUNNING);
        draft.addInParts(
                waiting.stream()
                        .filter(step ->
                                state.step(step).phase() != StepPhase.RUNNING
                                        || Guard.isPoll(state, step))
                        .toList(),
                RunEvent.StepsReturned::new);
        draft.add(new RunEvent.ContingencyOpened(contingency, cause, reason));
        if (state.status() == RunStatus.HELD && state.heldBy() == null) {
            draft.goOnByItself();
            draft.add(new RunEvent.RunHeld(state.statusReason(), null));
        }
    }

    /// What was found in steps of the main line before a contingency counts no more: those that are
    /// in one of some phases are checked again.
    static void checkAnew(Draft draft, StepPhase... phases) {
        for (var step : Contingencies.mainLine(draft.state(), phases)) {
            if (!Guard.step(draft.state(), step).verify().isEmpty()
                    && Guard.passable(draft.state(), step).isEmpty()) {
                checkAnew(draft, step);
            }
        }
    }

    /// Calls the run off. Checks only read, so those under way are stopped at once.
    static void scrub(Draft draft, String reason) {
        draft.state()
                .checklist()
                .steps()
                .forEach(step -> end(draft, step.id(), "The run was scrubbed."));
        draft.add(new RunEvent.RunScrubbed(reason));
    }
}
