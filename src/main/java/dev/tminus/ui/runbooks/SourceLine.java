package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.visible;

import dev.tminus.catalog.Note;
import dev.tminus.language.problems.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One line of a file with what is to be said of it.
///
/// @param number from 1
record SourceLine(int number, String text, List<Note> notes) {

    private static final String LITERAL = "literal-password";
    private static final String HIDDEN = "•••";

    /// Characters of a line that are shown.
    private static final int LONGEST = 10_000;

    private static final int LONGEST_KEY = 1_000;

    private static final Pattern KEY =
            Pattern.compile("^(\\s*(?:- +)*)([^\\s:#\"'\\[{]+)(:)(?=\\s|$)");

    /// A stretch of the line in one style. Public for the serialiser that hands it to the browser.
    ///
    /// @param style class, empty for plain text
    public record Piece(String text, String style) {}

    /// The lines of a file, notes at theirs; a note after the last line stands at the last.
    static List<SourceLine> of(String file, List<Note> notes) {
        var texts = file.lines().toList();
        var lines = new ArrayList<SourceLine>(texts.size());
        for (var i = 0; i < texts.size(); i++) {
            lines.add(new SourceLine(i + 1, texts.get(i), new ArrayList<>()));
        }
        if (lines.isEmpty()) {
            lines.add(new SourceLine(1, "", new ArrayList<>()));
        }
        for (var note : notes) {
            var line = Math.clamp(note.problem().place().line(), 1, lines.size());
            lines.get(line - 1).notes().add(note);
            if (note.problem().code().equals(LITERAL)) {
                hide(lines, line - 1, note.problem());
            }
        }
        return lines;
    }

    /// A secret that stands there by mistake is not told to everybody: from its place on, and on
    /// all lines of a text that only begins there.
    private static void hide(List<SourceLine> lines, int at, Problem problem) {
        var line = lines.get(at);
        var text = line.text();
        var from = line.start(problem);
        var many = from < text.length() && "|>".indexOf(text.charAt(from)) >= 0;
        lines.set(
                at, new SourceLine(line.number(), text.substring(0, from) + HIDDEN, line.notes()));
        var margin = indentation(text);
        for (var i = at + 1; many && i < lines.size(); i++) {
            var next = lines.get(i);
            if (!next.text().isBlank() && indentation(next.text()) <= margin) {
                return;
            }
            lines.set(i, new SourceLine(next.number(), HIDDEN, next.notes()));
        }
    }

    private static int indentation(String text) {
        return text.length() - text.stripLeading().length();
    }

    /// `e` with an error, `w` with a warning, `a` with what is accepted only, else empty.
    String mark() {
        return notes.stream()
                .map(SourceLine::mark)
                .min(Comparator.comparingInt("ewa"::indexOf))
                .orElse("");
    }

    static String mark(Note note) {
        return note.isError() ? "e" : note.accepted() ? "a" : "w";
    }

    /// The line in pieces: its key coloured, wrong words underlined. Of a line that is longer than
    /// anybody reads it is the beginning.
    List<Piece> pieces() {
        int end = Math.min(text.length(), LONGEST);
        var ends = new TreeSet<Integer>(List.of(0, end));
        var bad = new BitSet();
        for (var note : notes) {
            int from = note.accepted() ? end : start(note.problem());
            bad.set(Math.min(from, end), Math.min(wordEnd(from), end));
        }
        for (int i = bad.nextSetBit(0); i >= 0; i = bad.nextSetBit(bad.nextClearBit(i))) {
            ends.add(i);
            ends.add(bad.nextClearBit(i));
        }
        var key = KEY.matcher(text).region(0, Math.min(end, LONGEST_KEY));
        boolean comment = text.stripLeading().startsWith("#");
        boolean keyed = !comment && key.lookingAt();
        if (keyed) {
            ends.add(key.start(2));
            ends.add(key.end(2));
        }
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int to : ends.tailSet(1)) {
            boolean inKey = keyed && from >= key.start(2) && from < key.end(2);
            var style = (comment ? "cm" : inKey ? "ky" : "") + (bad.get(from) ? " bad" : "");
            pieces.add(new Piece(visible(text.substring(from, to)), style.strip()));
            from = to;
        }
        return pieces;
    }

    /// How many characters of a long line are not shown.
    int hidden() {
        return Math.max(0, text.length() - LONGEST);
    }

    /// Beyond what is shown it is the end of that.
    private int start(Problem problem) {
        int shown = Math.min(text.length(), LONGEST);
        int column = Math.clamp(problem.place().column() - 1, 0, text.codePointCount(0, shown));
        return text.offsetByCodePoints(0, column);
    }

    private int wordEnd(int from) {
        var end = from;
        while (end < Math.min(text.length(), LONGEST) && " ,]}:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return Math.min(Math.max(end, from + 1), text.length());
    }
}
