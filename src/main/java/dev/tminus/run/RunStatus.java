package dev.tminus.run;

/// Where a run stands.
public enum RunStatus {
    /// T-0 is set, nothing has started.
    SCHEDULED,
    RUNNING,
    /// Nothing starts; running work, checks and signatures go on, and so does the release clock.
    HELD,
    /// Called off: the rest is not reached.
    SCRUBBED,
    COMPLETE;

    /// Whether nothing changes any more but comments.
    public boolean isOver() {
        return switch (this) {
            case SCHEDULED, RUNNING, HELD -> false;
            case SCRUBBED, COMPLETE -> true;
        };
    }

    /// As sentences say it: the run is … .
    public String words() {
        return switch (this) {
            case SCHEDULED -> "scheduled and not started";
            case RUNNING -> "running";
            case HELD -> "on hold";
            case SCRUBBED -> "scrubbed";
            case COMPLETE -> "complete";
        };
    }
}
