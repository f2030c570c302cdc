package dev.tminus.planning;

/// One thing that preflight looked at before a run is planned.
///
/// @param about name of the source, role, input or question, empty where it is none of them
/// @param what one or two sentences: what was found
/// @param next what to do about it, empty where nothing is to be done or `what` says it
public record Finding(Level level, Topic topic, String about, String what, String next) {

    static Finding failed(Topic topic, String about, String what, String next) {
        return new Finding(Level.FAILED, topic, about, what, next);
    }

    static Finding attention(Topic topic, String about, String what, String next) {
        return new Finding(Level.ATTENTION, topic, about, what, next);
    }

    static Finding good(Topic topic, String about, String what) {
        return new Finding(Level.GOOD, topic, about, what, "");
    }

    /// How much it matters.
    public enum Level {
        /// No run is planned before it is mended.
        FAILED,
        /// A run can be planned; somebody should look first.
        ATTENTION,
        GOOD
    }

    /// What it belongs to.
    public enum Topic {
        /// Whether anything can be planned here at all, and by whom.
        RUN,
        RUNBOOK,
        ENVIRONMENT,
        SOURCE,
        INPUT,
        ROLE,
        QUESTION,
        TIMES
    }
}
