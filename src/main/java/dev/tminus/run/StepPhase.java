package dev.tminus.run;

/// Where a step stands.
public enum StepPhase {
    /// Something that it needs is not there yet.
    PLANNED,
    /// All that it needs is there, but its time has not come or its protections do not hold.
    WAITING,
    READY,
    RUNNING,
    CHECKING,
    SIGNING,
    DONE,
    FAILED,
    INCONCLUSIVE,
    NO_GO,
    /// Left out, with a reason.
    SKIPPED,
    /// Its `when` does not hold in this run.
    NOT_APPLICABLE,
    /// The run was scrubbed before it ended.
    NOT_REACHED;

    /// Whether a scrub leaves it as it is: it ended before, well or badly.
    boolean isEnd() {
        return switch (this) {
            case PLANNED, WAITING, READY, RUNNING, CHECKING, SIGNING -> false;
            case DONE, FAILED, INCONCLUSIVE, NO_GO, SKIPPED, NOT_APPLICABLE, NOT_REACHED -> true;
        };
    }

    /// Whether what needs it may go on.
    public boolean satisfies() {
        return switch (this) {
            case DONE, SKIPPED, NOT_APPLICABLE -> true;
            case PLANNED,
                    WAITING,
                    READY,
                    RUNNING,
                    CHECKING,
                    SIGNING,
                    FAILED,
                    INCONCLUSIVE,
                    NO_GO,
                    NOT_REACHED ->
                    false;
        };
    }

    /// Whether somebody or the engine has begun it on the strength of what it needs.
    public boolean hasStarted() {
        return switch (this) {
            case RUNNING, CHECKING, SIGNING, DONE, FAILED, INCONCLUSIVE, NO_GO -> true;
            case PLANNED, WAITING, READY, SKIPPED, NOT_APPLICABLE, NOT_REACHED -> false;
        };
    }

    /// As sentences say it: the step is … .
    public String words() {
        return switch (this) {
            case PLANNED -> "planned";
            case WAITING -> "waiting";
            case READY -> "ready to start";
            case RUNNING -> "running";
            case CHECKING -> "being checked";
            case SIGNING -> "waiting for sign-off";
            case DONE -> "done";
            case FAILED -> "failed";
            case INCONCLUSIVE -> "without an answer";
            case NO_GO -> "at no-go";
            case SKIPPED -> "skipped";
            case NOT_APPLICABLE -> "not applicable";
            case NOT_REACHED -> "not reached";
        };
    }
}
