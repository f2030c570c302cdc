package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;

/// Finds the further tables of a sheet: a row of names of columns begins another one, and a text
/// alone above it is its heading.
final class Tables {

    private Tables() {}

    static List<List<Table.Line>> apart(List<Table.Line> lines) {
        var header = Columns.find(lines);
        if (header.isEmpty()) {
            return List.of(lines);
        }
        int first = header.get().line();
        var names = header.get().names();
        var parts = new ArrayList<List<Table.Line>>();
        var part = new ArrayList<>(lines.subList(0, first + 1));
        int rows = part.size();
        for (var line : lines.subList(first + 1, lines.size())) {
            if (isHeader(line) && !Columns.names(line.cells()).equals(names)) {
                names = Columns.names(line.cells());
                var next = new ArrayList<>(List.of(line));
                int heading = heading(part, rows);
                if (heading > 0) {
                    var text = part.remove(heading);
                    next.add(new Table.Line(text.number(), text.cells(), Table.Form.HEADING));
                }
                rows = 1;
                parts.add(part);
                part = next;
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts;
    }

    private static boolean isHeader(Table.Line line) {
        return line.form() == Table.Form.PLAIN && Columns.isHeader(line.cells());
    }

    /// The last row with something in it, where that is one text; 0 where there is none.
    private static int heading(List<Table.Line> part, int rows) {
        int last = part.size() - 1;
        while (last >= rows && part.get(last).isEmpty()) {
            last--;
        }
        boolean alone =
                last >= rows
                        && !part.get(last).isHidden()
                        && part.get(last).cells().stream().filter(cell -> !cell.isBlank()).count()
                                == 1;
        return alone ? last : 0;
    }
}
