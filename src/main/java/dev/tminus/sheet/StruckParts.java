package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;

/// A row without what is struck out in it, `~~so~~`. Instructions and comments keep it with its
/// marks.
///
/// @param line what is left
/// @param comments what is not
record StruckParts(Table.Line line, List<String> comments) {

    /// Whether the step of a row is struck out, or all that stands in it.
    static boolean isAll(Table.Line line, Columns columns) {
        return Texts.isStruckOut(columns.text(line, Meaning.TITLE))
                || line.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .allMatch(Texts::isStruckOut);
    }

    static StruckParts of(Table.Line line, Columns columns, Fates fates) {
        if (line.cells().stream().noneMatch(Texts::hasStruckOut)) {
            return new StruckParts(line, List.of());
        }
        var live = new ArrayList<String>();
        var comments = new ArrayList<String>();
        for (int column = 0; column < line.cells().size(); column++) {
            var cell = line.cell(column);
            var meaning = columns.meaning(column);
            boolean kept = meaning == null || meaning == Meaning.NOTES;
            live.add(kept ? cell : Texts.withoutStruckOut(cell));
            if (!Texts.hasStruckOut(cell)) {
                continue;
            }
            boolean left = live.getLast().equals(cell);
            fates.unplaced(
                    line.number(),
                    (left
                                    ? "struck-out text in %s keeps its marks, `~~…~~`, since a"
                                            + " runbook cannot strike it out: %s"
                                    : "struck-out text in %s is left out, and kept as a comment:"
                                            + " %s")
                            .formatted(columns.name(column), Texts.brief(cell)));
            if (!left) {
                comments.add(columns.name(column) + ": " + Texts.clean(cell));
            }
        }
        return new StruckParts(new Table.Line(line.number(), live, line.form()), comments);
    }
}
