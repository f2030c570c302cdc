package dev.tminus.check;

import dev.tminus.check.TypedRows.NotOfKind;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.files.CsvFiles;
import dev.tminus.source.sorting.Sorting;
import java.time.Instant;

/// A side that is a CSV file: text that takes the kinds of the other side, sorted on the way.
record OpenFile(String name, Side.Csv side, AttemptSources sources, Rows rows, Instant readAt)
        implements OpenSide {

    @Override
    public String server() {
        return "";
    }

    @Override
    public boolean isSameAs(OpenSide other) {
        return other instanceof OpenFile file && areSame(file);
    }

    private boolean areSame(OpenFile file) {
        try {
            return CsvFiles.areSame(side, file.side, sources.access(), sources.sources().folders());
        } catch (NoAnswer gone) {
            return side.equals(file.side);
        }
    }

    @Override
    public SideColumns columns() {
        return new SideColumns(name, rows.columns(), false);
    }

    @Override
    public Rows count() {
        return rows;
    }

    @Override
    public boolean countsRecords() {
        return true;
    }

    @Override
    public Rows readOrdered(Layout layout, boolean isLeft) throws NoAnswer, CannotCompare {
        try {
            var typed = new TypedRows(rows, layout, isLeft);
            var place = sources.place(side);
            return Sorting.sort(
                    place,
                    typed,
                    layout.order(isLeft),
                    sources.temporary(),
                    () -> sources.goesOn(place));
        } catch (NotOfKind e) {
            throw new CannotCompare(
                    "Record %,d of %s holds what is not %s in column %s, which is of the key."
                            .formatted(
                                    e.record(),
                                    name,
                                    e.column().kind().words(),
                                    e.column().name()));
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
