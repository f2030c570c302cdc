package dev.tminus.language;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a file by lines, for places.
final class SourceText {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\t]]|[\u202A-\u202E\u2066-\u2069\uFEFF]");

    /// A literal password, which is refused, must not travel on in the lines of problems either.
    private static final Pattern PASSWORD =
            Pattern.compile(
                    "(?i)(?<=password|passwd|pwd)([\"']?\\s*[:=]\\s*[\"']?)(?!\\$\\{)([^\\s\"',;&{}][^\"',;&}]*)");

    private final String file;
    private final List<String> lines;

    SourceText(String file, String text) {
        this.file = file;
        this.lines =
                LINE_BREAK
                        .splitAsStream(text)
                        .map(line -> CONTROL.matcher(line).replaceAll("\uFFFD"))
                        .map(SourceText::withoutPasswords)
                        .toList();
    }

    private static String withoutPasswords(String line) {
        return PASSWORD.matcher(line)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1)
                                        + "•"
                                                .repeat(
                                                        found.group(2)
                                                                .codePointCount(
                                                                        0,
                                                                        found.group(2).length()))));
    }

    /// The place at a line and column from 0; what lies outside the file is moved to its nearest
    /// end.
    Place place(int line, int column) {
        if (lines.isEmpty()) {
            return new Place(file, 1, 1, "");
        }
        int inside = Math.clamp(line, 0, lines.size() - 1);
        var text = lines.get(inside);
        int width = text.codePointCount(0, text.length());
        return new Place(
                file, inside + 1, (line > inside ? width : Math.clamp(column, 0, width)) + 1, text);
    }

    /// The first place of some words within a value, or the start of the value.
    Place find(String words, Node node) {
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

    /// What stands before a column on its line.
    String before(int line, int column) {
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
