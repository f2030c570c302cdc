package dev.tminus.check;

import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.Layout;
import dev.tminus.source.Column;
import dev.tminus.source.Column.Spelling;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of text whose compared columns are read as the kinds of the other side. What is none stays
/// text and differs; in a column that rows are ordered by it ends the reading.
final class TypedRows implements Rows {

    private final Rows rows;
    private final @Nullable ComparedColumn[] columns;
    private final boolean[] sorted;
    private long record;

    TypedRows(Rows rows, Layout layout, boolean isLeft) {
        this.rows = rows;
        this.columns = new @Nullable ComparedColumn[rows.columns().size()];
        this.sorted = new boolean[columns.length];
        var places = layout.side(isLeft);
        for (int i = 0; i < places.size(); i++) {
            columns[places.get(i).index()] = layout.columns().get(i);
            sorted[places.get(i).index()] = i < layout.order(isLeft).size();
        }
    }

    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public boolean next() throws NoAnswer {
        record++;
        return rows.next();
    }

    @Override
    public Value value(int index) throws NoAnswer {
        var value = rows.value(index);
        var column = columns[index];
        if (column == null) {
            return value;
        }
        var text = value.text();
        if (text == null) {
            return new Value(column.kind(), null);
        }
        var padded = column.spelling() == Spelling.PADDED;
        var typed = Value.parse(column.kind(), padded ? Spelling.PADDED.plain(text) : text);
        if (typed.isEmpty() && sorted[index]) {
            throw new NotOfKind(record, column);
        }
        return typed.orElse(value);
    }

    @Override
    public void close() {
        rows.close();
    }

    /// A value of the key is none of its column's kind; where is said, and never the value.
    static final class NotOfKind extends RuntimeException {

        private final long record;
        private final transient ComparedColumn column;

        NotOfKind(long record, ComparedColumn column) {
            super("Record " + record + " has a value of another kind");
            this.record = record;
            this.column = column;
        }

        long record() {
            return record;
        }

        ComparedColumn column() {
            return column;
        }
    }
}
