package dev.tminus.source.sorting;

import dev.tminus.source.Column;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.util.List;

/// Rows that were sorted.
final class SortedRows implements Rows {

    private final String place;
    private final List<Column> columns;
    private final MergedRuns merged;
    private final SpillFiles files;
    private Value[] present = {};

    SortedRows(String place, List<Column> columns, MergedRuns merged, SpillFiles files) {
        this.place = place;
        this.columns = columns;
        this.merged = merged;
        this.files = files;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() throws NoAnswer {
        try {
            present = merged.next();
            return present.length > 0;
        } catch (IOException e) {
            throw Sorting.full(place, e);
        }
    }

    @Override
    public Value value(int index) {
        return present[index];
    }

    @Override
    public void close() {
        merged.close();
        files.deleteAll();
    }
}
