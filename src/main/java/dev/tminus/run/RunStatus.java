package dev.tminus.run;

/// Where a run stands.
public enum RunStatus {
    /// T-0 is set, nothing has started.
    SCHEDULED,
    RUNNING,
    /// Nothing starts; running work, checks and signatures go on, and so does the release clock.
    HELD,
    /// The main line is frozen; the steps of a contingency run.
    CONTINGENCY,
    /// Called off: the rest is not reached.
    SCRUBBED,
    COMPLETE;

    /// Whether nothing changes any more but comments.
    public boolean isOver() {
        return switch (this) {
            case SCHEDULED, RUNNING, HELD, CONTINGENCY -> false;
            case SCRUBBED, COMPLETE -> true;
        };
    }

    /// Whether it has started and not ended.
    public boolean isUnderWay() {
        return switch (this) {
            case RUNNING, HELD, CONTINGENCY -> true;
            case SCHEDULED, SCRUBBED, COMPLETE -> false;
        };
    }

    /// As sentences say it: the run is … .
    public String words() {
        return switch (this) {
            case SCHEDULED -> "scheduled and not started";
            case RUNNING -> "running";
            case HELD -> "on hold";
            case CONTINGENCY -> "in a contingency";
            case SCRUBBED -> "scrubbed";
            case COMPLETE -> "complete";
        };
    }
}
