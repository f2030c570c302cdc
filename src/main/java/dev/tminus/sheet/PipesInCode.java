package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Escapes the pipes of a table's rows that part no columns: those within code, which GitHub's
/// Markdown would take for the end of a cell, and those behind the last column, which it would
/// drop.
final class PipesInCode {

    private static final Pattern DASHES = Pattern.compile(":?-+:?");
    private static final Pattern PIPE = Pattern.compile("\\|");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");

    /// Lines in which code is looked for, which takes the square of their length.
    private static final int LONGEST = 10_000;

    private PipesInCode() {}

    static String[] escape(String[] lines) {
        var escaped = lines.clone();
        int columns = 0;
        boolean fenced = false;
        for (int i = 0; i < lines.length; i++) {
            fenced ^= FENCE.matcher(lines[i]).matches();
            boolean rule = i > 0 && isRule(lines[i]);
            if (lines[i].isBlank() || fenced) {
                columns = 0;
            } else if (columns == 0 && rule && lines[i - 1].indexOf('|') >= 0) {
                columns = pipes(lines[i - 1]).size() - edges(lines[i - 1]) + 1;
            } else if (columns > 0) {
                escaped[i] = row(lines[i], columns);
            }
        }
        return escaped;
    }

    /// The line below a header: `| --- | :-: |`.
    private static boolean isRule(String line) {
        var plain = line.strip();
        int from = plain.startsWith("|") ? 1 : 0;
        int to = plain.length() > from && plain.endsWith("|") ? plain.length() - 1 : plain.length();
        return PIPE.splitAsStream(plain.substring(from, to))
                .allMatch(cell -> DASHES.matcher(cell.strip()).matches());
    }

    private static String row(String line, int columns) {
        if (pipes(line).size() - edges(line) + 1 <= columns) {
            return line;
        }
        var without =
                escapeAt(line, pipes(line).stream().filter(at -> isInCode(line, at)).toList());
        var left = new ArrayList<>(pipes(without));
        if (edges(without) > 0 && without.stripLeading().startsWith("|")) {
            left.removeFirst();
        }
        if (!left.isEmpty() && without.stripTrailing().length() - 1 == left.getLast()) {
            left.removeLast();
        }
        return left.size() < columns
                ? without
                : escapeAt(without, left.subList(columns - 1, left.size()));
    }

    private static String escapeAt(String line, List<Integer> places) {
        var escaped = new StringBuilder(line.length() + places.size());
        int from = 0;
        for (int at : places) {
            escaped.append(line, from, at).append('\\');
            from = at;
        }
        return escaped.append(line, from, line.length()).toString();
    }

    /// Where the pipes are that are not escaped.
    private static List<Integer> pipes(String line) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '|' && (i == 0 || line.charAt(i - 1) != '\\')) {
                found.add(i);
            }
        }
        return found;
    }

    /// Pipes that only frame the row.
    private static int edges(String line) {
        var plain = line.strip();
        boolean last = plain.length() > 1 && plain.endsWith("|") && !plain.endsWith("\\|");
        return (plain.startsWith("|") ? 1 : 0) + (last ? 1 : 0);
    }

    /// Within a run of backticks and the next of the same length.
    private static boolean isInCode(String line, int at) {
        int i = 0;
        while (i < at && line.length() <= LONGEST) {
            int from = line.indexOf('`', i);
            if (from < 0 || from > at) {
                return false;
            }
            int length = run(line, from);
            int to = from + length;
            while (to < line.length() && (line.charAt(to) != '`' || run(line, to) != length)) {
                to += line.charAt(to) == '`' ? run(line, to) : 1;
            }
            if (to >= line.length()) {
                i = from + length;
            } else if (at < to) {
                return true;
            } else {
                i = to + length;
            }
        }
        return false;
    }

    private static int run(String line, int from) {
        int to = from;
        while (to < line.length() && line.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }
}
