package dev.tminus.sheet;

/// What became of one row of a checklist, or of something in it; a row may have several.
///
/// @param unit what the number counts, `row` of a spreadsheet or `line` of a text
/// @param number from 1, as the spreadsheet or editor shows it; 0 for what concerns the whole file
/// @param what a sentence without its full stop, such as `became step deploy-hq`
public record Fate(String unit, int number, Kind kind, String what) {

    /// In the order in which people want to see them.
    public enum Kind {
        /// The runbook has no place for it, or it was not understood; a comment keeps it.
        UNPLACED,
        /// Somebody should look at it.
        ATTENTION,
        STEP,
        HEADING,
        /// Kept as a comment, or not needed.
        ASIDE
    }

    /// `row 12`, or `file`.
    public String where() {
        return number == 0 ? "file" : unit + " " + number;
    }

    /// `row 12: became step deploy-hq`.
    @Override
    public String toString() {
        return where() + ": " + what;
    }
}
