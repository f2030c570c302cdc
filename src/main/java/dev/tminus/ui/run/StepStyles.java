package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.run.rules.Rules;
import dev.tminus.run.rules.WaitReason;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the states of a step look.
final class StepStyles {

    private static final int NAMED = 3;

    private StepStyles() {}

    static StateStyle of(RunState run, Step step, PersonId reader, Instant now) {
        var state = run.step(step.id());
        if (state.outdated() && state.phase() == StepPhase.DONE) {
            return new StateStyle("stale", Tone.WARN, say("step.outdated"));
        }
        return switch (state.phase()) {
            case PLANNED -> planned(run, step);
            case WAITING -> waiting(run, step, now);
            case READY ->
                    run.status() == RunStatus.HELD
                            ? new StateStyle("held", Tone.WARN, say("step.held"))
                            : new StateStyle("ready", Tone.RUN, say("step.ready"));
            case RUNNING -> running(run, step, reader, now);
            case CHECKING -> checking(run, step, state, now);
            case SIGNING -> signing(run, step, reader, now);
            case DONE -> new StateStyle("done", Tone.OK, say("step.done"));
            case FAILED -> new StateStyle("failed", Tone.FAIL, say("step.failed"));
            case INCONCLUSIVE -> new StateStyle("error", Tone.FAIL, say("step.inconclusive"));
            case NO_GO -> new StateStyle("nogo", Tone.FAIL, say("step.no-go"));
            case SKIPPED -> new StateStyle("skipped", Tone.IDLE, say("step.skipped"));
            case NOT_APPLICABLE -> new StateStyle("na", Tone.IDLE, say("step.not-applicable"));
            case NOT_REACHED -> new StateStyle("minus", Tone.IDLE, say("step.not-reached"));
        };
    }

    /// Names the protection that is waited for; they are tried only once the time has come.
    private static StateStyle waiting(RunState run, Step step, Instant now) {
        var red = Rules.waitsFor(run, step.id(), now).map(WaitReason::red).orElse(List.of());
        var words =
                switch (red.size()) {
                    case 0 -> say("step.waiting");
                    case 1 ->
                            say(
                                    "step.waits",
                                    run.checklist()
                                            .runbook()
                                            .check(red.getFirst().check())
                                            .title());
                    default -> say("step.waits.checks", red.size());
                };
        return new StateStyle("wait", Tone.IDLE, words);
    }

    /// A wrong answer and none show at once, even where the check is tried again.
    private static StateStyle checking(RunState run, Step step, StepState state, Instant now) {
        var failing = failing(step, state);
        if (failing != null) {
            return failing instanceof Outcome.Failed
                    ? new StateStyle("failed", Tone.FAIL, say("step.failing.again"))
                    : new StateStyle("error", Tone.FAIL, say("step.inconclusive.again"));
        }
        var deciding =
                Rules.tries(run, step.id(), now).stream()
                        .filter(one -> one.part() == CheckProgress.Part.VERIFY)
                        .toList();
        if (deciding.size() == 1 && deciding.getFirst().wanted() > 1) {
            var only = deciding.getFirst();
            return new StateStyle(
                    "checking", Tone.RUN, say("step.checking.row", only.passes(), only.wanted()));
        }
        var held = deciding.stream().filter(CheckProgress::holds).count();
        return new StateStyle(
                "checking",
                Tone.RUN,
                deciding.size() < 2
                        ? say("step.checking")
                        : say("step.checking.some", held, deciding.size()));
    }

    /// The last answer of a check that decides, where it is not a pass and is tried again.
    static @Nullable Outcome failing(Step step, StepState state) {
        return step.verify().stream()
                .filter(use -> !use.reportOnly())
                .flatMap(use -> Stream.ofNullable(lastAnswer(state, use.as())))
                .filter(outcome -> !(outcome instanceof Outcome.Passed))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Outcome lastAnswer(StepState state, String use) {
        var newest = state.lastAttempt(use);
        return newest == null
                ? null
                : state.checks().getOrDefault(use, List.of()).reversed().stream()
                        .filter(one -> one.series() == newest.series())
                        .flatMap(one -> Stream.ofNullable(one.outcome()))
                        .findFirst()
                        .orElse(null);
    }

    private static StateStyle running(RunState run, Step step, PersonId reader, Instant now) {
        if (step instanceof WaitStep) {
            return new StateStyle("wait", Tone.RUN, say("step.lets-pass"));
        }
        if (!(step instanceof GateStep)) {
            return new StateStyle("running", Tone.RUN, say("step.running"));
        }
        var mine = may(Act.VOTE, run, step, reader, now);
        return new StateStyle("poll", Tone.SIGN, say(mine ? "step.polling.you" : "step.polling"));
    }

    private static StateStyle signing(RunState run, Step step, PersonId reader, Instant now) {
        var mine = may(Act.SIGN, run, step, reader, now);
        return new StateStyle("sign", Tone.SIGN, say(mine ? "step.signing.you" : "step.signing"));
    }

    private static boolean may(Act act, RunState run, Step step, PersonId reader, Instant now) {
        return Rules.possible(run, step.id(), new Actor.Person(reader, now), now).may(act);
    }

    /// Names what is waited for where all of it is under way; planned where it lies further off.
    private static StateStyle planned(RunState run, Step step) {
        var missing = run.missing(step.id());
        if (missing.isEmpty() && PolicyBox.isUndecided(run, step)) {
            return new StateStyle("planned", Tone.WARN, say("step.undecided"));
        }
        if (missing.isEmpty() && !run.unanswered(step.id()).isEmpty()) {
            return new StateStyle("help", Tone.WARN, say("step.unanswered"));
        }
        if (missing.isEmpty()
                && step instanceof GateStep
                && !run.outdatedBefore(step.id()).isEmpty()) {
            return new StateStyle("wait", Tone.WARN, say("step.waits.again"));
        }
        var near =
                !missing.isEmpty()
                        && missing.stream()
                                .noneMatch(one -> run.step(one.id()).phase() == StepPhase.PLANNED);
        if (!near || run.status() == RunStatus.SCHEDULED) {
            return new StateStyle("planned", Tone.IDLE, say("step.planned"));
        }
        var numbers =
                missing.stream()
                        .limit(NAMED)
                        .map(one -> one.basics().number())
                        .collect(Collectors.joining(", "));
        var more = missing.size() - NAMED;
        return new StateStyle(
                "wait",
                Tone.IDLE,
                more > 0 ? say("step.waits.more", numbers, more) : say("step.waits", numbers));
    }
}
