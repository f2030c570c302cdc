package dev.tminus.comparison;

import dev.tminus.source.Value;
import java.util.Comparator;

/// The order of rows: by the leading columns, and within a group by the others.
final class RowOrder {

    private final Comparator<Value> values;
    private final int sorted;

    RowOrder(Comparator<Value> values, int sorted) {
        this.values = values;
        this.sorted = sorted;
    }

    int byKey(Row left, Row right) {
        return left.rank != right.rank
                ? Integer.compare(left.rank, right.rank)
                : compare(left, right, 0, sorted);
    }

    /// Among rows of one group.
    int byTheRest(Row left, Row right) {
        return compare(left, right, sorted, left.cells.length);
    }

    private int compare(Row left, Row right, int from, int to) {
        for (int i = from; i < to; i++) {
            int order = values.compare(left.cells[i], right.cells[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
