package dev.tminus.run;

import static dev.tminus.run.StepPhase.Stage.AHEAD;
import static dev.tminus.run.StepPhase.Stage.LEFT_OUT;
import static dev.tminus.run.StepPhase.Stage.STOPPED;
import static dev.tminus.run.StepPhase.Stage.THROUGH;
import static dev.tminus.run.StepPhase.Stage.UNDER_WAY;

/// Where a step stands. What may be done to it then is said by [Act].
public enum StepPhase {
    /// Something that it needs is not there yet.
    PLANNED(AHEAD, "planned"),
    /// All that it needs is there, but its time has not come or its protections do not hold.
    WAITING(AHEAD, "waiting"),
    READY(AHEAD, "ready to start"),
    RUNNING(UNDER_WAY, "running"),
    CHECKING(UNDER_WAY, "being checked"),
    SIGNING(UNDER_WAY, "waiting for sign-off"),
    DONE(THROUGH, "done"),
    FAILED(STOPPED, "failed"),
    INCONCLUSIVE(STOPPED, "without an answer"),
    NO_GO(STOPPED, "at no-go"),
    /// Left out, with a reason.
    SKIPPED(LEFT_OUT, "skipped"),
    /// Its `when` does not hold in this run.
    NOT_APPLICABLE(LEFT_OUT, "not applicable"),
    /// The run was scrubbed before it ended.
    NOT_REACHED(Stage.NEVER, "not reached");

    enum Stage {
        /// Nobody has begun it.
        AHEAD,
        UNDER_WAY,
        THROUGH,
        /// It began and went wrong.
        STOPPED,
        LEFT_OUT,
        NEVER
    }

    private final Stage stage;
    private final String words;

    StepPhase(Stage stage, String words) {
        this.stage = stage;
        this.words = words;
    }

    /// Whether it may still begin.
    public boolean isAhead() {
        return stage == AHEAD;
    }

    /// Whether it went wrong, and somebody has to decide how it goes on.
    public boolean isStopped() {
        return stage == STOPPED;
    }

    /// Whether it is not done in this run, and nothing waits for it.
    public boolean isLeftOut() {
        return stage == LEFT_OUT;
    }

    /// Whether what needs it may go on.
    public boolean satisfies() {
        return stage == THROUGH || stage == LEFT_OUT;
    }

    /// Whether somebody or the engine has begun it on the strength of what it needs.
    public boolean hasStarted() {
        return stage == UNDER_WAY || stage == THROUGH || stage == STOPPED;
    }

    /// Whether a scrub leaves it as it is: it ended before, well or badly.
    public boolean isEnd() {
        return stage != AHEAD && stage != UNDER_WAY;
    }

    /// As sentences say it: the step is … .
    public String words() {
        return words;
    }
}
