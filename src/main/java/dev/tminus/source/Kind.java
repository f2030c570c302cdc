package dev.tminus.source;

import java.util.List;

/// What a column holds, the same for every database; values of different kinds are never equal.
public enum Kind {
    NUMBER("a number", 'n'),
    TEXT("text", 't'),
    TRUTH("true or false", 'b'),
    DAY("a date", 'd'),
    TIME("a time of day", 'c'),
    /// Date and time without a zone.
    LOCAL_MOMENT("a date and time without a zone", 'l'),
    /// A point in time, whatever zone it was written in.
    MOMENT("a point in time", 'm'),
    UUID("a UUID", 'u'),
    BYTES("bytes", 'x');

    private static final List<Kind> ALL = List.of(values());

    private final String words;
    private final char tag;

    Kind(String words, char tag) {
        this.words = words;
        this.tag = tag;
    }

    /// For people: `a number`, `text`.
    public String words() {
        return words;
    }

    /// Marks the kind in canonical bytes; never changed, since digests cover it.
    public char tag() {
        return tag;
    }

    /// The kind that a tag marks.
    ///
    /// @throws IllegalArgumentException where it marks none
    public static Kind tagged(char tag) {
        for (var kind : ALL) {
            if (kind.tag == tag) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind has the tag " + tag);
    }
}
