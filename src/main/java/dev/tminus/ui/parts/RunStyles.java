package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunStatus;

/// How the states of a run look.
public final class RunStyles {

    private RunStyles() {}

    public static StateStyle of(RunStatus status) {
        return switch (status) {
            case SCHEDULED -> new StateStyle("planned", Tone.IDLE, say("run.status.scheduled"));
            case RUNNING -> new StateStyle("running", Tone.RUN, say("run.status.running"));
            case HELD -> new StateStyle("held", Tone.WARN, say("run.status.held"));
            case CONTINGENCY -> new StateStyle("fork", Tone.WARN, say("run.status.contingency"));
            case SCRUBBED -> new StateStyle("scrub", Tone.FAIL, say("run.status.scrubbed"));
            case COMPLETE -> new StateStyle("done", Tone.OK, say("run.status.complete"));
        };
    }
}
