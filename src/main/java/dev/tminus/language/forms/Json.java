package dev.tminus.language.forms;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON of maps, collections, texts, numbers and flags, in their order: what is short in one
/// line, the rest two spaces a level.
public final class Json {

    private static final int WIDTH = 100;

    private Json() {}

    /// What is written as it is: a number, a flag or nothing.
    record Plain(String text) {

        static final Plain NULL = new Plain("null");
    }

    /// All in one line.
    static String line(Object value) {
        return inline(value);
    }

    static String write(Object value) {
        return pretty(value, "\n") + "\n";
    }

    /// @param newLine a line break and the indentation of the value
    private static String pretty(Object value, String newLine) {
        var inline = inline(value);
        boolean block = value instanceof Map<?, ?> || value instanceof Collection<?>;
        if (!block || newLine.length() + inline.length() <= WIDTH) {
            return inline;
        }
        var deeper = newLine + "  ";
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry ->
                                    text(entry.getKey()) + ": " + pretty(entry.getValue(), deeper))
                            .collect(Collectors.joining("," + deeper, "{" + deeper, newLine + "}"));
            case Collection<?> list ->
                    list.stream()
                            .map(item -> pretty(item, deeper))
                            .collect(Collectors.joining("," + deeper, "[" + deeper, newLine + "]"));
            case Object other -> inline(other);
        };
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> text(entry.getKey()) + ": " + inline(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list ->
                    list.stream().map(Json::inline).collect(Collectors.joining(", ", "[", "]"));
            case Plain(var text) -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Object text -> text(text);
        };
    }

    private static String text(Object text) {
        var quoted = new StringBuilder("\"");
        text.toString()
                .chars()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        quoted.append('\\').append((char) c);
                    } else if (c < ' ') {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                });
        return quoted.append('"').toString();
    }
}
