package dev.tminus.language;

import java.util.Collection;
import java.util.Map;

/// Writes JSON of maps, collections, texts, numbers and flags, two spaces a level, in their order.
final class Json {

    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String write(Object value) {
        var json = new Json();
        json.value(value, 0);
        return json.out.append('\n').toString();
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> block('{', '}', map.entrySet(), depth);
            case Collection<?> list -> block('[', ']', list, depth);
            case Map.Entry<?, ?> entry -> {
                text(entry.getKey().toString());
                out.append(": ");
                value(entry.getValue(), depth);
            }
            case String text -> text(text);
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            case Object other ->
                    throw new IllegalArgumentException("No JSON of " + other.getClass());
        }
    }

    /// In one line where it is short.
    private void block(char open, char close, Collection<?> parts, int depth) {
        int start = out.length();
        parts(open, close, parts, ", ", "", depth);
        if (out.length() - start + 2 * depth <= WIDTH && out.indexOf("\n", start) < 0) {
            return;
        }
        out.setLength(start);
        var indent = "\n" + "  ".repeat(depth + 1);
        parts(open, close, parts, "," + indent, indent, depth);
    }

    private void parts(
            char open, char close, Collection<?> parts, String between, String first, int depth) {
        out.append(open);
        var before = first;
        for (var part : parts) {
            out.append(before);
            value(part, depth + 1);
            before = between;
        }
        out.append(first.isEmpty() ? "" : "\n" + "  ".repeat(depth)).append(close);
    }

    private void text(String text) {
        out.append('"');
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        case '\n' -> out.append("\\n");
                        case '\t' -> out.append("\\t");
                        default ->
                                out.append(
                                        c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c));
                    }
                });
        out.append('"');
    }
}
