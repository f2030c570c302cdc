package dev.tminus.comparison;

import dev.tminus.source.Column;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import dev.tminus.source.sorting.BinaryOrder;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows in memory, in the order they are given or sorted as a database would.
final class TableRows implements Rows {

    private final List<Column> columns;
    private final Iterator<List<Value>> rows;
    private List<Value> present = List.of();
    private volatile boolean closed;

    TableRows(List<Column> columns, Iterator<List<Value>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static TableRows sorted(List<Column> columns, List<List<Value>> rows, List<String> by) {
        var places =
                by.stream()
                        .map(name ->
                                IntStream.range(0, columns.size())
                                        .filter(i -> columns.get(i).name().equals(name))
                                        .findFirst()
                                        .orElseThrow())
                        .toList();
        return new TableRows(
                columns,
                rows.stream()
                        .sorted((one, other) ->
                                places.stream()
                                        .mapToInt(place ->
                                                BinaryOrder.OF_VALUES.compare(
                                                        one.get(place), other.get(place)))
                                        .filter(order -> order != 0)
                                        .findFirst()
                                        .orElse(0))
                        .iterator());
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        present = rows.next();
        return true;
    }

    @Override
    public Value value(int index) {
        return present.get(index);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
