package dev.tminus.sheet;

import java.util.Set;
import java.util.regex.Pattern;

/// Texts as YAML takes them, quoted where they need it.
final class YamlText {

    /// Begins with a letter, and holds nothing that ends or begins anything in YAML.
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}][\\p{L}\\p{N} ./()+'_%&?!-]*[\\p{L}\\p{N})./%?!]|\\p{L}");

    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /// One value after `key: `, in one line.
    static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches()
                        && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
        return plain ? text : quoted(text);
    }

    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        default -> quoted.appendCodePoint(c);
                    }
                });
        return quoted.append('"').toString();
    }

    /// A text of any number of lines after `key: `; as a block where it keeps its form there.
    ///
    /// @param indent of the key
    static String block(String text, String indent) {
        if (text.indexOf('\n') < 0) {
            return scalar(text);
        }
        boolean kept =
                text.indexOf('\t') < 0
                        && !text.startsWith(" ")
                        && !text.startsWith("\n")
                        && !text.endsWith("\n");
        if (!kept) {
            return quoted(text);
        }
        var block = new StringBuilder("|-");
        text.lines()
                .forEach(line ->
                        block.append('\n').append(line.isEmpty() ? "" : indent + "  " + line));
        return block.toString();
    }

    /// A comment of as many lines as the text has, each at the indent, with a line break at the
    /// end.
    static String comment(String text, String indent) {
        var comment = new StringBuilder();
        text.lines()
                .forEach(line ->
                        comment.append(indent).append(("# " + line).stripTrailing()).append('\n'));
        return comment.toString();
    }
}
