package dev.tminus.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Escapes the pipes of a table's rows that part no columns: those within code, which GitHub's
/// Markdown would take for the end of a cell, and those behind the last column, which it would
/// drop.
final class PipesInCode {

    private static final Pattern DASHES = Pattern.compile(":?-+:?");
    private static final Pattern PIPE = Pattern.compile("\\|");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");

    private PipesInCode() {}

    /// @param overfull is given the numbers of the rows with more cells than columns
    static String[] escape(String[] lines, BitSet overfull) {
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
                var coded = inCode(lines[i], columns);
                escaped[i] = row(coded, columns);
                overfull.set(i + 1, !escaped[i].equals(coded));
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

    /// The row with the pipes escaped that stand within code.
    private static String inCode(String line, int columns) {
        var code = code(line);
        return pipes(line).size() - edges(line) + 1 <= columns
                ? line
                : escapeAt(line, pipes(line).stream().filter(code::get).toList());
    }

    /// The row with the pipes escaped that stand behind the last column.
    private static String row(String without, int columns) {
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

    /// The characters within a run of backticks and the next of the same length.
    private static BitSet code(String line) {
        var runs = new ArrayList<Integer>();
        var next = new HashMap<Integer, ArrayDeque<Integer>>();
        for (int at = line.indexOf('`'); at >= 0; at = line.indexOf('`', at + run(line, at))) {
            next.computeIfAbsent(run(line, at), _ -> new ArrayDeque<>()).add(runs.size());
            runs.add(at);
        }
        var code = new BitSet();
        for (int i = 0; i < runs.size(); i++) {
            int from = runs.get(i);
            var same = next.getOrDefault(run(line, from), new ArrayDeque<>());
            while (!same.isEmpty() && same.getFirst() <= i) {
                same.removeFirst();
            }
            if (!same.isEmpty()) {
                i = same.getFirst();
                code.set(from, runs.get(i));
            }
        }
        return code;
    }

    private static int run(String line, int from) {
        int to = from;
        while (to < line.length() && line.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }
}
