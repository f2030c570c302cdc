package dev.tminus.source;

/// A column of an answer, named as the query names it.
///
/// @param spelling which of its texts say the same
public record Column(String name, Kind kind, Spelling spelling) {

    public Column(String name, Kind kind) {
        this(name, kind, Spelling.EXACT);
    }

    /// Which texts of a column say the same, beyond those that are equal.
    public enum Spelling {
        EXACT,
        /// Blanks at the end mean nothing, as in SQL's CHAR(n).
        PADDED,
        /// JSON, whatever the order of its keys and the white space in it.
        JSON;

        /// The one text that stands for all that say the same.
        public String plain(String text) {
            return switch (this) {
                case EXACT -> text;
                case PADDED -> ValueText.withoutPadding(text);
                case JSON -> JsonText.canonical(text);
            };
        }
    }
}
