package dev.tminus.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// The first visible sheet of an .xlsx workbook with a checklist in it. Formulas count with the
/// value that they had when the workbook was saved.
final class ReadXlsx {

    private static final int MOST_FILLED = 1_000_000;

    /// Texts of all cells together; one shared text may stand in any number of them.
    private static final long MOST_CHARACTERS = 20_000_000;

    private final OpenWorkbook archive;
    private long characters;
    private int filled;

    private ReadXlsx(OpenWorkbook archive) {
        this.archive = archive;
    }

    static Table read(byte[] content) throws CannotImport {
        if (ReadableWorkbook.isOLE2Header(content)) {
            throw new CannotImport(
                    "The file is an old .xls workbook, or has a password. Save it as .xlsx without"
                            + " a password.");
        }
        var archive = OpenWorkbook.of(content);
        try (var workbook =
                new ReadableWorkbook(
                        new ByteArrayInputStream(content),
                        new ReadingOptions(archive.hasStyles(), true))) {
            return new ReadXlsx(archive).table(workbook);
        } catch (IOException | RuntimeException e) {
            // the library answers a damaged part with whatever it stumbles over
            throw OpenWorkbook.damaged();
        }
    }

    private Table table(ReadableWorkbook workbook) throws IOException, CannotImport {
        var all = workbook.getSheets().toList();
        var sheets =
                all.stream()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .toList();
        if (sheets.isEmpty()) {
            throw new CannotImport(
                    "The workbook has no visible sheet. Show the checklist's sheet.");
        }
        var chosen = choose(sheets, workbook.isDate1904());
        var beside = new ArrayList<>(chosen.hidden().told());
        beside.addAll(notes(sheets, chosen.name()));
        all.stream()
                .filter(sheet -> !sheets.contains(sheet))
                .map(sheet ->
                        "sheet `%s` is hidden, and not read"
                                .formatted(Texts.brief(sheet.getName())))
                .forEach(what -> beside.add(new Table.Beside(0, "", what, Fate.Kind.ATTENTION)));
        chosen.form().linked().stream()
                .mapToObj(row -> unread(row, "the link behind a cell is not read; write it out"))
                .forEach(beside::add);
        if (archive.comments() > 0) {
            beside.add(
                    unread(
                            0,
                            "%d comments on cells are not read; copy what matters into a column"
                                    .formatted(archive.comments())));
        }
        return new Table("row", "", List.of(chosen.lines()), beside);
    }

    private record Read(
            String name, SheetForm form, HiddenColumns hidden, List<Table.Line> lines) {}

    /// The first sheet with a header, else the first with anything in it.
    private Read choose(List<Sheet> sheets, boolean date1904) throws IOException, CannotImport {
        var chosen = read(sheets.getFirst(), date1904);
        for (int i = 1; i < sheets.size() && Columns.find(chosen.lines()).isEmpty(); i++) {
            var next = read(sheets.get(i), date1904);
            if (chosen.lines().isEmpty() || Columns.find(next.lines()).isPresent()) {
                chosen = next;
            }
        }
        var steps = chosen.hidden().steps();
        if (steps.isPresent() && Columns.find(chosen.lines()).isEmpty()) {
            throw new CannotImport(
                    "No visible column is for the steps, and column %s is hidden. Show it."
                            .formatted(steps.get()));
        }
        return chosen;
    }

    private static Table.Beside unread(int row, String what) {
        return new Table.Beside(row, "", what, Fate.Kind.UNPLACED);
    }

    /// What the import says about the sheets that it left.
    private static List<Table.Beside> notes(List<Sheet> sheets, String taken) {
        return sheets.stream()
                .map(Sheet::getName)
                .filter(name -> !name.equals(taken))
                .map(name -> new Table.Beside(0, "", leftOut(name, taken), Fate.Kind.UNPLACED))
                .toList();
    }

    private static String leftOut(String name, String taken) {
        return "sheet `%s` is not read, only `%s`; save it as a file of its own to take it"
                .formatted(Texts.brief(name), Texts.brief(taken));
    }

    private Read read(Sheet sheet, boolean date1904) throws IOException, CannotImport {
        characters = 0;
        NavigableMap<Integer, List<String>> rows = new TreeMap<>();
        var form = archive.form(sheet.getId());
        try (var stream = sheet.openStream()) {
            var iterator = stream.iterator();
            while (iterator.hasNext()) {
                var row = iterator.next();
                var cells = new ArrayList<String>();
                for (var cell : row) {
                    var text = cell == null ? "" : CellText.of(cell, date1904);
                    cells.add(form.marked(row.getRowNum(), cells.size(), text));
                }
                while (!cells.isEmpty() && cells.getLast().isBlank()) {
                    cells.removeLast();
                }
                if (!cells.isEmpty()) {
                    keep(row.getRowNum(), cells, rows);
                }
            }
        }
        var hidden = new HiddenColumns(form.hiddenColumns());
        return new Read(sheet.getName(), form, hidden, spread(rows, form, hidden));
    }

    private void keep(int number, List<String> cells, NavigableMap<Integer, List<String>> rows)
            throws CannotImport {
        Table.check("row", new Table.Line(number, cells));
        for (var cell : cells) {
            characters += cell.length();
        }
        if (rows.size() > Table.MOST_LINES) {
            throw Table.tooManyLines("row");
        }
        checkSize();
        rows.put(number, cells);
    }

    private void checkSize() throws CannotImport {
        if (characters > MOST_CHARACTERS || filled > MOST_FILLED) {
            throw new CannotImport(
                    "The sheet holds more than %,d characters, which is the most that is read. Split it."
                            .formatted(MOST_CHARACTERS));
        }
    }

    /// Gives what is merged downwards to each row, and empty rows between their numbers.
    private List<Table.Line> spread(
            NavigableMap<Integer, List<String>> rows, SheetForm form, HiddenColumns hidden)
            throws CannotImport {
        var wide = new java.util.HashSet<Integer>();
        for (var merge : form.merges()) {
            var first = rows.get(merge.fromRow());
            if (first == null
                    || merge.fromColumn() >= first.size()
                    || merge.toRow() < merge.fromRow()) {
                continue;
            }
            if (merge.toColumn() > merge.fromColumn() && merge.toRow() == merge.fromRow()) {
                wide.add(merge.fromRow());
            }
            int shown = form.shown(merge);
            var text = first.get(merge.fromColumn());
            for (var below : rows.subMap(merge.fromRow(), false, merge.toRow(), true).values()) {
                fill(below, shown, text);
            }
            if (shown != merge.fromColumn()) {
                first.set(merge.fromColumn(), "");
                fill(first, shown, text);
            }
        }
        var lines = new ArrayList<Table.Line>();
        int expected = rows.isEmpty() ? 1 : Math.max(1, rows.firstKey());
        for (var row : rows.entrySet()) {
            if (row.getKey() > expected) {
                lines.add(new Table.Line(expected, List.of()));
            }
            expected = row.getKey() + 1;
            lines.add(
                    new Table.Line(
                            row.getKey(),
                            hidden.seen(row.getValue()),
                            form.isHidden(row.getKey())
                                    ? Table.Form.HIDDEN
                                    : wide.contains(row.getKey())
                                            ? Table.Form.HEADING
                                            : Table.Form.PLAIN));
        }
        return lines;
    }

    private void fill(List<String> cells, int column, String text) throws CannotImport {
        filled++;
        characters += text.length();
        checkSize();
        while (cells.size() <= column) {
            cells.add("");
        }
        if (cells.get(column).isBlank()) {
            cells.set(column, text);
        }
    }
}
