package dev.tminus.language.problems;

/// One thing that is wrong with a file.
///
/// @param code stable name of the rule, such as `unknown-key`
/// @param message what is wrong, expected and found, in one sentence or two
/// @param suggestion what to do about it, empty if nothing is known
public record Problem(
        Severity severity, String code, Place place, String message, String suggestion) {

    private static final int WIDTH = 120;

    /// For a terminal: place, message, the line with a caret below, and the suggestion.
    public String print() {
        var text = new StringBuilder();
        text.append(line()).append('\n');
        if (!place.sourceLine().isBlank()) {
            appendLine(text);
        }
        if (!suggestion.isEmpty()) {
            text.append("  ").append(suggestion).append('\n');
        }
        return text.toString();
    }

    /// In one line, as editors and other tools read it: `file:line:column: error [code] message`.
    public String line() {
        return "%s: %s [%s] %s".formatted(place, severity.word(), code, message);
    }

    private void appendLine(StringBuilder text) {
        var line = place.sourceLine();
        int caret = line.offsetByCodePoints(0, place.column() - 1);
        int from = line.offsetByCodePoints(caret, -Math.min(WIDTH / 2, place.column() - 1));
        int length = Math.min(WIDTH, line.codePointCount(from, line.length()));
        int to = line.offsetByCodePoints(from, length);
        var lead = from > 0 ? "  …" : "  ";
        text.append(lead).append(line, from, to).append(to < line.length() ? "…" : "").append('\n');
        text.append(lead.replace('…', ' '));
        text.append(Cells.blank(line.substring(from, caret))).append("^\n");
    }
}
