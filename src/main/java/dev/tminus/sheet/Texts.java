package dev.tminus.sheet;

import java.util.regex.Pattern;

/// Texts of cells, made fit for a runbook.
final class Texts {

    /// Longest title that a runbook takes.
    static final int LONGEST_LINE = 200;

    private static final int SHOWN = 60;
    private static final Pattern BREAKS =
            Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029\\u000B\\f]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern SPACES_BESIDE = Pattern.compile("  +");
    private static final Pattern LINE_ENDS = Pattern.compile("(?<![ \\t])[ \\t]+(?=\\n|\\z)");

    private Texts() {}

    /// Without characters that hide or reorder others, which a runbook refuses; line breaks as LF.
    static String clean(String text) {
        var lines = BREAKS.matcher(text).replaceAll("\n");
        if (lines.codePoints().noneMatch(Texts::isHidden)) {
            return LINE_ENDS.matcher(lines).replaceAll("").strip();
        }
        var kept = new StringBuilder(lines.length());
        lines.codePoints().filter(c -> !isHidden(c)).forEach(kept::appendCodePoint);
        return LINE_ENDS.matcher(kept).replaceAll("").strip();
    }

    static boolean hasHidden(String text) {
        return BREAKS.matcher(text).replaceAll("\n").codePoints().anyMatch(Texts::isHidden);
    }

    private static boolean isHidden(int c) {
        boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
        boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean none = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
        return control || reorders || none || c == 0xFEFF;
    }

    /// Whether all of it is struck out, `~~so~~`.
    static boolean isStruckOut(String text) {
        return hasStruckOut(text) && withoutStruckOut(text).isBlank();
    }

    /// Whether a part of it is struck out.
    static boolean hasStruckOut(String text) {
        int from = text.indexOf("~~");
        return from >= 0 && text.indexOf("~~", from + 2) > from + 2;
    }

    /// Without what is struck out; a text with code in it stays what it is, unless all of it is
    /// between two marks.
    static String withoutStruckOut(String text) {
        var plain = text.strip();
        boolean whole = plain.startsWith("~~") && plain.indexOf("~~", 2) == plain.length() - 2;
        if (whole || plain.indexOf('`') >= 0) {
            return whole ? "" : text;
        }
        var kept = new StringBuilder();
        int at = 0;
        while (true) {
            int from = text.indexOf("~~", at);
            int to = from < 0 ? -1 : text.indexOf("~~", from + 2);
            if (to < 0) {
                return SPACES_BESIDE
                        .matcher(kept.append(text, at, text.length()))
                        .replaceAll(" ")
                        .strip();
            }
            kept.append(text, at, from);
            at = to + 2;
        }
    }

    /// One line, single spaces.
    static String line(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /// At most 60 characters in one line, for messages.
    static String brief(String text) {
        return cut(line(clean(text)), SHOWN);
    }

    /// Cut at the end of a word where there is one.
    static String cut(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int space = line.lastIndexOf(' ', most - 1);
        int end = space > most / 2 ? space : most - 1;
        end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
        return line.substring(0, end).stripTrailing() + "…";
    }
}
