package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a file by lines, for places.
public final class SourceText {

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\t]]|[\u202A-\u202E\u2066-\u2069\uFEFF]");

    /// What keys are called whose value is secret.
    private static final List<String> NAMES =
            List.of(
                    "password",
                    "passwd",
                    "pwd",
                    "authorization",
                    "cookie",
                    "token",
                    "-secret",
                    "api-key",
                    "-auth");

    /// A literal secret, which is refused, must not travel on in the lines of problems either.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(?<="
                            + String.join("|", NAMES)
                            + ")([\"']?\\s*[:=]\\s*[\"']?)(?!\\$\\{)"
                            + "([^\\s\"',;&{}][^\"',;&}]*)");

    private static final Pattern LOGIN =
            Pattern.compile("(//[^/?;@:\\s]{0,64}:)([^/?;@\\s]{1,200})(?=@)");

    private final String file;
    private final List<String> lines;

    /// Lines as problems show them; a long one is worth keeping.
    private final Map<Integer, String> shown = new HashMap<>();

    /// Where in the line, by column and by character, the last question was asked.
    private int cursorLine;

    private int cursorColumn;
    private int cursorOffset;

    public SourceText(String file, String text) {
        this.file = file;
        this.lines = lines(text);
    }

    /// Ends where YAML ends lines: at LF, CR and CR LF.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private String shown(int line) {
        return shown.computeIfAbsent(line, number -> harmless(lines.get(number)));
    }

    public static String harmless(String line) {
        var masked = visible(line);
        // looking closely takes long
        var lower = masked.toLowerCase(Locale.ROOT);
        if (NAMES.stream().anyMatch(lower::contains)) {
            masked = SECRET.matcher(masked).replaceAll(SourceText::mask);
        }
        return masked.contains("//") ? LOGIN.matcher(masked).replaceAll(SourceText::mask) : masked;
    }

    /// Without what would steer a terminal, hide or move text.
    static String visible(String words) {
        return words.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                ? words
                : CONTROL.matcher(words).replaceAll("\uFFFD");
    }

    private static String mask(MatchResult found) {
        var secret = found.group(2);
        return Matcher.quoteReplacement(
                found.group(1) + "•".repeat(secret.codePointCount(0, secret.length())));
    }

    /// The place at a line and column from 0; what lies outside the file is moved to its nearest
    /// end.
    public Place place(int line, int column) {
        if (lines.isEmpty()) {
            return new Place(file, 1, 1, "");
        }
        int inside = Math.clamp(line, 0, lines.size() - 1);
        var text = lines.get(inside);
        int width = text.codePointCount(0, text.length());
        int at = line > inside ? width : Math.clamp(column, 0, width);
        return new Place(file, inside + 1, at + 1, shown(inside));
    }

    /// The first place of some words within a value, or the start of the value.
    public Place find(String words, Node node) {
        var span = node.span();
        for (int line = span.line(); line <= Math.min(span.endLine(), lines.size() - 1); line++) {
            var text = lines.get(line);
            int from = line == span.line() ? offset(text, span.column()) : 0;
            int index = text.indexOf(words, from);
            if (index >= 0) {
                return place(line, text.codePointCount(0, index));
            }
        }
        return place(span.line(), span.column());
    }

    /// The place of a character of a value, as near as its quotes and line breaks let it be found.
    public Place within(Node.Text text, int offset) {
        var value = text.value();
        var span = text.span();
        for (int line = span.line(); line <= Math.min(span.endLine(), lines.size() - 1); line++) {
            var written = lines.get(line);
            int index =
                    written.indexOf(
                            value, line == span.line() ? offset(written, span.column()) : 0);
            if (index >= 0) {
                return place(line, written.codePointCount(0, index + offset));
            }
        }
        return word(value, offset, text);
    }

    /// The place of the word that begins at a character, counted among its like.
    private Place word(String value, int offset, Node.Text text) {
        int end = offset;
        while (end < value.length() && !Character.isWhitespace(value.charAt(end))) {
            end++;
        }
        var word = value.substring(offset, end);
        if (word.isEmpty()) {
            return find(word, text);
        }
        int before = 0;
        for (int at = value.indexOf(word); at >= 0 && at < offset; before++) {
            at = value.indexOf(word, at + 1);
        }
        var span = text.span();
        for (int line = span.line(); line <= Math.min(span.endLine(), lines.size() - 1); line++) {
            var written = lines.get(line);
            int at =
                    written.indexOf(word, line == span.line() ? offset(written, span.column()) : 0);
            for (; at >= 0; at = written.indexOf(word, at + 1)) {
                if (before-- == 0) {
                    return place(line, written.codePointCount(0, at));
                }
            }
        }
        return find(word, text);
    }

    /// What stands on the first line of a value up to a column.
    public String between(Node.Span span, int end) {
        var text = lines.get(span.line());
        return text.substring(offset(text, span.column()), offset(text, end));
    }

    /// What stands from a column on.
    public String after(int line, int column) {
        return line >= lines.size() ? "" : lines.get(line).substring(before(line, column).length());
    }

    /// Whether a pattern matches right from a column on. Asked from left to right, it looks at each
    /// character of a long line once.
    boolean matchesFrom(int line, int column, Pattern pattern) {
        if (line >= lines.size()) {
            return false;
        }
        var text = lines.get(line);
        return pattern.matcher(text).region(moveCursor(line, column), text.length()).lookingAt();
    }

    private int moveCursor(int line, int column) {
        if (line != cursorLine || column < cursorColumn) {
            cursorLine = line;
            cursorColumn = 0;
            cursorOffset = 0;
        }
        var text = lines.get(line);
        while (cursorColumn < column && cursorOffset < text.length()) {
            cursorOffset = text.offsetByCodePoints(cursorOffset, 1);
            cursorColumn++;
        }
        return cursorOffset;
    }

    /// What stands before a column on its line.
    public String before(int line, int column) {
        if (line >= lines.size()) {
            return "";
        }
        var text = lines.get(line);
        return text.substring(0, offset(text, column));
    }

    private static int offset(String text, int column) {
        int width = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(column, 0, width));
    }
}
