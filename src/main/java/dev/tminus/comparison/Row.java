package dev.tminus.comparison;

import dev.tminus.source.Value;

/// One row on its way to the merge.
///
/// An array and no record of lists, as millions of them pass.
final class Row {

    /// Between the planted rows, which come before and after all data whatever their values.
    static final int DATA = 0;

    final Value[] cells;
    final int rank;

    /// Whether its key is another than that of the row before.
    boolean opens = true;

    Row(Value[] cells, int rank) {
        this.cells = cells;
        this.rank = rank;
    }

    boolean isPlanted() {
        return rank != DATA;
    }

    /// About how many bytes it takes.
    int weight() {
        int weight = 64;
        for (var cell : cells) {
            var text = cell.text();
            weight += text == null ? 24 : 72 + text.length();
        }
        return weight;
    }
}
