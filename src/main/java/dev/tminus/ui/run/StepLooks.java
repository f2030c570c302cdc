package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Look;
import dev.tminus.ui.parts.Tone;
import java.util.stream.Collectors;

/// How the states of a step look.
final class StepLooks {

    private static final int NAMED = 3;

    private StepLooks() {}

    static Look of(RunState run, Step step, PersonId reader) {
        var state = run.step(step.id());
        return switch (state.phase()) {
            case PLANNED -> planned(run, step);
            case WAITING -> waiting(step, state);
            case READY ->
                    run.status() == RunStatus.HELD
                            ? new Look("held", Tone.WARN, say("step.held"))
                            : new Look("ready", Tone.RUN, say("step.ready"));
            case RUNNING -> running(run, step, state, reader);
            case CHECKING -> new Look("checking", Tone.RUN, say("step.checking"));
            case SIGNING -> signing(run, step, state, reader);
            case DONE -> new Look("done", Tone.OK, say("step.done"));
            case FAILED -> new Look("failed", Tone.FAIL, say("step.failed"));
            case INCONCLUSIVE -> new Look("error", Tone.FAIL, say("step.inconclusive"));
            case NO_GO -> new Look("nogo", Tone.FAIL, say("step.no-go"));
            case NOT_REACHED -> new Look("minus", Tone.IDLE, say("step.not-reached"));
        };
    }

    /// Protections are tried only once the time has come.
    private static Look waiting(Step step, StepState state) {
        var tried = state.ledger().round() > 0 && !step.requires().isEmpty();
        return new Look("wait", Tone.IDLE, say(tried ? "step.protected" : "step.waiting"));
    }

    private static Look running(RunState run, Step step, StepState state, PersonId reader) {
        if (!(step instanceof GateStep gate)) {
            return new Look("running", Tone.RUN, say("step.running"));
        }
        var mine = Awaits.vote(run, gate, state, reader).isPresent();
        return new Look("poll", Tone.SIGN, say(mine ? "step.polling.you" : "step.polling"));
    }

    private static Look signing(RunState run, Step step, StepState state, PersonId reader) {
        var mine = Awaits.signature(run, step, state, reader).isPresent();
        return new Look("sign", Tone.SIGN, say(mine ? "step.signing.you" : "step.signing"));
    }

    /// Names what is waited for where all of it is under way; planned where it lies further off.
    private static Look planned(RunState run, Step step) {
        var missing = run.missing(step.id());
        var near =
                !missing.isEmpty()
                        && missing.stream()
                                .noneMatch(one -> run.step(one.id()).phase() == StepPhase.PLANNED);
        if (!near || run.status() == RunStatus.SCHEDULED) {
            return new Look("planned", Tone.IDLE, say("step.planned"));
        }
        var numbers =
                missing.stream()
                        .limit(NAMED)
                        .map(one -> one.basics().number())
                        .collect(Collectors.joining(", "));
        var more = missing.size() - NAMED;
        return new Look(
                "wait",
                Tone.IDLE,
                more > 0 ? say("step.waits.more", numbers, more) : say("step.waits", numbers));
    }
}
