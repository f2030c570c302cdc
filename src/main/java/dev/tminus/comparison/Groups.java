package dev.tminus.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one side as they come out of its pipe, those of one key together.
final class Groups {

    private static final Row[] NONE = {};

    private final Pipe pipe;
    private final boolean onlyCounted;
    private final List<Row> rows = new ArrayList<>();
    private Row[] batch = NONE;
    private int next;
    private boolean ended;
    private long size;

    /// Where all columns are of the key, rows of a group are alike and only counted.
    Groups(Pipe pipe, Layout layout) {
        this.pipe = pipe;
        this.onlyCounted = layout.loose() == 0;
    }

    /// Goes to the next group; false after the last.
    boolean next() {
        rows.clear();
        size = 0;
        for (var row = peek(); row != null && (size == 0 || !row.opens); row = peek()) {
            if (size == 0 || !onlyCounted) {
                rows.add(row);
            }
            size++;
            next++;
        }
        return size > 0;
    }

    private @Nullable Row peek() {
        if (next == batch.length && !ended) {
            batch = pipe.take();
            next = 0;
            ended = batch.length == 0;
        }
        return ended ? null : batch[next];
    }

    Row first() {
        return rows.getFirst();
    }

    /// All rows of the group, or the first where they are alike.
    List<Row> rows() {
        return rows;
    }

    long size() {
        return size;
    }
}
