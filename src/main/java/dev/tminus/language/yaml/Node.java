package dev.tminus.language.yaml;

import java.util.List;
import java.util.Map;

/// A value of a YAML document, before anybody knows what it means.
public sealed interface Node {

    Span span();

    /// What it is, in words for messages.
    String found();

    /// Where a value begins and the line on which it ends; all from 0, columns in code points.
    record Span(int line, int column, int endLine) {}

    /// A scalar; the text is the source's own, so that `1.20` stays `1.20`.
    record Text(Span span, String value, boolean plain) implements Node {

        private static final int SHOWN = 60;

        /// Whether nothing is written there, or YAML's word for it.
        public boolean isNothing() {
            return plain
                    && switch (value) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        @Override
        public String found() {
            if (isNothing()) {
                return "nothing";
            }
            if (value.isBlank()) {
                return "a blank text";
            }
            var line = value.strip().lines().findFirst().orElse("");
            if (line.codePointCount(0, line.length()) > SHOWN) {
                line = line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
            }
            return "`" + line + "`";
        }
    }

    /// A sequence.
    record Items(Span span, List<Node> items) implements Node {

        @Override
        public String found() {
            return "a list";
        }
    }

    /// A mapping, in the order of the file.
    ///
    /// @param flow whether it is written in braces
    record Entries(Span span, boolean flow, Map<String, Entry> entries) implements Node {

        @Override
        public String found() {
            return "a mapping";
        }
    }

    /// One `key: value`.
    record Entry(Text key, Node value) {}
}
