package dev.tminus.comparison;

import dev.tminus.source.NoAnswer;
import dev.tminus.source.sorting.BinaryOrder;
import java.io.IOException;

/// Compares two sides row by row by an ordered merge: exact, in memory that does not grow with the
/// rows, each side read in a thread of its own.
public final class CompareRows {

    private final Layout layout;
    private final BothSides both;

    public CompareRows(Layout layout, BothSides both) {
        this.layout = layout;
        this.both = both;
    }

    /// Reads both sides to their ends.
    ///
    /// @param differences is told in the calling thread
    /// @throws CannotCompare where rows are not in order, or too many share a key
    /// @throws IOException where a sink or `differences` could not write
    public Compared compare(ComparedSide left, ComparedSide right, DifferenceSink differences)
            throws NoAnswer, CannotCompare, IOException {
        var order = new RowOrder(BinaryOrder.OF_VALUES, layout.sorted());
        var rules = new CellRules(layout);
        var control = new Control(layout);
        var ofLeft = new Pipe(both);
        var ofRight = new Pipe(both);
        var merge =
                new Merge(
                        layout,
                        order,
                        new Findings(layout, rules, control, differences),
                        both::breathe);
        var rows =
                both.run(
                        () -> read(left, order, ofLeft, control),
                        () -> read(right, order, ofRight, control),
                        () -> merge.run(new Groups(ofLeft, layout), new Groups(ofRight, layout)));
        return merge.findings().compared(rows.left(), rows.right());
    }

    private Long read(ComparedSide side, RowOrder order, Pipe pipe, Control control)
            throws NoAnswer, CannotCompare, IOException {
        return new ReadSide(side, layout, order, pipe, both.rows(side.isLeft())).read(control);
    }
}
