package dev.tminus.run;

/// Where a step stands.
public enum StepPhase {
    /// Something that it needs is not there yet.
    PLANNED,
    /// All that it needs is there, but its time has not come.
    WAITING,
    READY,
    RUNNING,
    CHECKING,
    SIGNING,
    DONE,
    FAILED,
    INCONCLUSIVE,
    NO_GO;

    /// As sentences say it: the step is … .
    public String words() {
        return switch (this) {
            case PLANNED -> "planned";
            case WAITING -> "waiting for its time";
            case READY -> "ready to start";
            case RUNNING -> "running";
            case CHECKING -> "being checked";
            case SIGNING -> "waiting for sign-off";
            case DONE -> "done";
            case FAILED -> "failed";
            case INCONCLUSIVE -> "without an answer";
            case NO_GO -> "at no-go";
        };
    }
}
