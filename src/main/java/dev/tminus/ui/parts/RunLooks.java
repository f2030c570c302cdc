package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunStatus;

/// How the states of a run look.
public final class RunLooks {

    private RunLooks() {}

    public static Look of(RunStatus status) {
        return switch (status) {
            case SCHEDULED -> new Look("planned", Tone.IDLE, say("run.status.scheduled"));
            case RUNNING -> new Look("running", Tone.RUN, say("run.status.running"));
            case HELD -> new Look("held", Tone.WARN, say("run.status.held"));
            case CONTINGENCY -> new Look("fork", Tone.WARN, say("run.status.contingency"));
            case SCRUBBED -> new Look("scrub", Tone.FAIL, say("run.status.scrubbed"));
            case COMPLETE -> new Look("done", Tone.OK, say("run.status.complete"));
        };
    }
}
