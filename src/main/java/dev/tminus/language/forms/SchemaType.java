package dev.tminus.language.forms;

import java.util.List;
import java.util.regex.Pattern;

/// What a JSON Schema can say of a value without parts. It may allow more than the reader does, and
/// never refuses what the reader takes. Patterns are written as both Java and ECMA-262 know them.
public sealed interface SchemaType {

    /// Any text, number or flag: the reader takes each as the text that is written.
    record Anything() implements SchemaType {}

    /// A text, or a number or flag whose letters may be such a text.
    record Matching(String pattern) implements SchemaType {}

    /// A text that is never a number or flag.
    record Text(String pattern) implements SchemaType {}

    /// One of a few words.
    record Enumeration(List<String> words) implements SchemaType {

        public Enumeration {
            words = List.copyOf(words);
        }
    }

    /// A whole number within limits, both included, never in quotes.
    record Whole(long least, long most) implements SchemaType {}

    /// A number, or a text that is one.
    record Numeric(String pattern) implements SchemaType {}

    /// A text that is not blank.
    SchemaType FILLED = new Matching("[^ \\t\\r\\n]");

    /// The whole of a text matches.
    static SchemaType whole(Pattern pattern) {
        return new Matching("^(?:" + pattern.pattern() + ")$");
    }
}
