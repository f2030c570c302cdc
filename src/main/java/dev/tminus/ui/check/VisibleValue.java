package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Say.say;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of rows and names of sides as the page shows them. Values come from databases of others.
final class VisibleValue {

    /// Longest value that a cell shows, and how much of it stands before the first difference.
    private static final int LONGEST = 120;

    private static final int BEFORE = 40;
    private static final int LONGEST_IN_TITLE = 60;
    private static final int LONGEST_OF_ALL = 2_000;
    private static final int MOST_POINTS = 8;
    private static final int ABBREVIATION = 3;

    /// Letters without ink, and marks that change how the letter before is drawn.
    private static final String UNSEEN_LETTERS =
            "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f";

    private VisibleValue() {}

    /// `hq` is HQ, `field` is Field; names that are more than a word stay as they are.
    static String side(String name) {
        if (!name.matches("[a-z][a-z0-9]*( \\(.*\\))?")) {
            return name;
        }
        var word = name.replaceFirst(" .*", "");
        var rest = name.substring(word.length());
        return (word.length() <= ABBREVIATION
                        ? word.toUpperCase(Locale.ROOT)
                        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                + rest;
    }

    /// A value in a title.
    static String brief(String value) {
        return value.isEmpty() ? say("cell.empty") : cut(visible(value), 0, LONGEST_IN_TITLE);
    }

    /// A value in a cell, from a little before where it begins to differ from another.
    static String cell(String value, @Nullable String other) {
        var line = visible(value);
        if (line.length() <= LONGEST || other == null) {
            return cut(line, 0, LONGEST);
        }
        var from = Math.max(0, differsAt(line, visible(other)) - BEFORE);
        return cut(line, line.length() - from < LONGEST ? line.length() - LONGEST : from, LONGEST);
    }

    /// All of a value, as far as it can be shown at all.
    static String whole(String value) {
        return cut(value, 0, LONGEST_OF_ALL);
    }

    /// Whether two values look the same and are made of other characters.
    static boolean looksLike(String one, String other) {
        return !one.equals(other)
                && Normalizer.normalize(visible(one), Normalizer.Form.NFC)
                        .equals(Normalizer.normalize(visible(other), Normalizer.Form.NFC));
    }

    /// The characters beyond ASCII by their numbers: `U+0065 U+0301`.
    static String points(String value) {
        return value.codePoints()
                .filter(point -> point > 127)
                .limit(MOST_POINTS)
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(" "));
    }

    /// A value on one line, with everything in it that could not be seen: `·` for blanks at either
    /// end and for several in a row, line ends by their names, all else by its number.
    static String visible(String value) {
        var out = new StringBuilder();
        int length = value.length();
        for (int at = 0; at < length; ) {
            int point = value.codePointAt(at);
            int next = at + Character.charCount(point);
            if (point == ' ') {
                var alone = at > 0 && next < length;
                var single = alone && value.charAt(at - 1) != ' ' && value.charAt(next) != ' ';
                out.append(single ? ' ' : '·');
            } else {
                out.append(sign(point));
            }
            at = next;
        }
        return out.toString();
    }

    private static String sign(int point) {
        return switch (point) {
            case '\r' -> "␍";
            case '\n' -> "␊";
            case '\t' -> "→";
            default -> isUnseen(point) ? "‹U+%04X›".formatted(point) : Character.toString(point);
        };
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    true;
            default -> UNSEEN_LETTERS.indexOf(point) >= 0;
        };
    }

    private static int differsAt(String one, String other) {
        var at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String cut(String text, int from, int most) {
        var begin = from;
        if (begin > 0 && Character.isLowSurrogate(text.charAt(begin))) {
            begin--;
        }
        var end = Math.min(text.length(), begin + most);
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return (begin > 0 ? "…" : "")
                + text.substring(begin, end)
                + (end < text.length() ? "…" : "");
    }
}
