package dev.tminus.source.sorting;

import dev.tminus.source.OpenSource;
import dev.tminus.source.Value;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/// Sorted pieces read as one; where rows are equal, the earlier piece goes first.
final class MergedRuns implements Closeable {

    private static final Value[] NONE = {};

    private final List<SpillFiles.Run> runs = new ArrayList<>();
    private final PriorityQueue<Head> heads;
    private final Iterator<Value[]> inMemory;
    private boolean begun;

    /// @param last the piece that comes last and stayed in memory
    MergedRuns(Comparator<Value[]> order, List<Value[]> last) {
        this.inMemory = last.iterator();
        this.heads =
                new PriorityQueue<>(
                        Comparator.comparing((Head head) -> head.row, order)
                                .thenComparingInt(head -> head.piece));
    }

    void add(SpillFiles.Run run) {
        runs.add(run);
    }

    /// The next row; an empty one after the last.
    Value[] next() throws IOException {
        if (!begun) {
            begun = true;
            for (int piece = 0; piece <= runs.size(); piece++) {
                advance(piece);
            }
        }
        var head = heads.poll();
        if (head == null) {
            return NONE;
        }
        advance(head.piece);
        return head.row;
    }

    private void advance(int piece) throws IOException {
        var row = piece < runs.size() ? runs.get(piece).next() : fromMemory();
        if (row.length > 0) {
            heads.add(new Head(row, piece));
        }
    }

    private Value[] fromMemory() {
        return inMemory.hasNext() ? inMemory.next() : NONE;
    }

    @Override
    public void close() {
        runs.forEach(OpenSource::closeQuietly);
    }

    /// The next row of a piece.
    private static final class Head {

        private final Value[] row;
        private final int piece;

        Head(Value[] row, int piece) {
            this.row = row;
            this.piece = piece;
        }
    }
}
