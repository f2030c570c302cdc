package dev.tminus.change;

/// One difference between two versions of a runbook.
///
/// @param subject what it is about, as its id; empty for the runbook as a whole
/// @param text one sentence that says what was and what is
public record Change(Kind kind, String subject, String text) {

    /// What kind of change it is, for grouping and for marks.
    public enum Kind {
        /// Something asks for less than before: a check, a signature, a wait.
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
}
