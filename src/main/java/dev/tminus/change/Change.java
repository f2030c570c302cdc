package dev.tminus.change;

/// One difference between two versions of a runbook or of a workspace.
///
/// @param subject the id of what it is about; empty for the whole
/// @param text a sentence or two that say what was and what is
public record Change(Kind kind, Part part, String subject, String text) {

    /// What kind of change it is, for grouping and for marks.
    public enum Kind {
        /// Somebody has to look: less guards the release than before (a check, a signature, a wait,
        /// a lock, a way back), or more is at stake (something is destroyed).
        WEAKENED("weaker"),
        REMOVED("removed"),
        ADDED("added"),
        /// In another place of the order, or waiting for other steps.
        MOVED("moved"),
        /// Somebody else does it or has a say in it.
        PEOPLE("people"),
        /// At another time, or expected to take longer or less long.
        TIME("time"),
        CHANGED("changed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// One word for people: `weaker`.
        public String word() {
            return word;
        }
    }

    /// What sort of thing a change is about, as ids of different sorts may be alike.
    public enum Part {
        RUNBOOK,
        ROLE,
        VARIABLE,
        QUESTION,
        PHASE,
        STEP,
        CHECK,
        ACTION,
        WATCH,
        CONTINGENCY,
        REHEARSAL,
        WORKSPACE,
        TEAM,
        PERSON,
        ENVIRONMENT;

        /// One word for people: `step`.
        public String word() {
            return PrintValue.of(this);
        }
    }
}
