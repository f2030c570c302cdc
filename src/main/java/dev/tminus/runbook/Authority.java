package dev.tminus.runbook;

/// What needs authority over the run as a whole; without a word in the file, the role `manager` has
/// it.
public enum Authority {
    START,
    HOLD,
    RESUME,
    SCRUB,
    SKIP,
    SETTLE,
    OPEN,
    ROLL_BACK,
    POSTPONE,
    REOPEN,
    OVERRIDE
}
