package dev.tminus.sheet;

import java.util.List;

/// A checklist as rows of texts, wherever it came from.
///
/// @param unit what lines are called, `row` or `line`
/// @param title of the whole, empty where it says none
/// @param parts in the order of the file, each with a header of its own
/// @param beside texts that belong to no row
record Table(String unit, String title, List<List<Line>> parts, List<Beside> beside) {

    /// Most rows with anything in them.
    static final int MOST_LINES = 10_000;

    /// Most characters of one cell; a spreadsheet holds 32,767.
    static final int LONGEST_CELL = 100_000;

    static final int MOST_COLUMNS = 256;

    Table {
        parts = parts.stream().map(List::copyOf).toList();
        beside = List.copyOf(beside);
    }

    /// With a part for each header that stands among the rows.
    Table apart() {
        return new Table(
                unit,
                title,
                parts.stream().flatMap(part -> Tables.apart(part).stream()).toList(),
                beside);
    }

    /// A text beside the rows, kept as a comment at the top.
    ///
    /// @param number of its line, 0 for what is only told
    /// @param fate what the import says about it
    /// @param kind unplaced for what may have been a step
    record Beside(int number, String text, String fate, Fate.Kind kind) {}

    /// @param number as the spreadsheet or editor shows it
    /// @param form what its form says
    record Line(int number, List<String> cells, Form form) {

        Line {
            cells = List.copyOf(cells);
        }

        Line(int number, List<String> cells) {
            this(number, cells, Form.PLAIN);
        }

        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }

        boolean heading() {
            return form == Form.HEADING;
        }

        boolean isHidden() {
            return form == Form.HIDDEN;
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /// The cells that hold something, for people.
        String brief() {
            return String.join(" | ", cells.stream().filter(cell -> !cell.isBlank()).toList());
        }
    }

    /// What the form of a row says, beside its texts.
    enum Form {
        PLAIN,
        /// A cell merged over others, a heading in Markdown.
        HEADING,
        /// A task of a list in Markdown, never a heading.
        TASK,
        HIDDEN
    }

    static CannotImport tooManyLines(String unit) {
        return new CannotImport(
                "The file has more than %,d %ss with content, which is the most that is read. Split it."
                        .formatted(MOST_LINES, unit));
    }

    /// @throws CannotImport for a line that is too wide or holds a text that is too long
    static void check(String unit, Line line) throws CannotImport {
        if (line.cells().size() > MOST_COLUMNS) {
            throw new CannotImport(
                    "The file has content in more than %d columns in %s %d, which is the most that is read. Delete the columns that do not belong to the checklist."
                            .formatted(MOST_COLUMNS, unit, line.number()));
        }
        for (var cell : line.cells()) {
            if (cell.length() > LONGEST_CELL) {
                throw new CannotImport(
                        "A cell in %s %d has more than %,d characters, which is the most that is read. Shorten it, or look for a quotation mark that is not closed."
                                .formatted(unit, line.number(), LONGEST_CELL));
            }
        }
    }
}
