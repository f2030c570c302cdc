package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.source.Column;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// One side of a comparison of counts: the last column is the number, the others the key. A table
/// or a file stands for the number of its rows.
///
/// @param read how many rows are read so far
record CountedSide(OpenSide side, boolean isLeft, Tally tally, AtomicLong read) {

    private static final int TELL_ROWS = 1_000;

    /// Reads the whole side; answers its columns.
    List<Column> readAll() throws NoAnswer, CannotCompare {
        try (var rows = side.count()) {
            return side.countsRecords() ? countRecords(rows) : readCounts(rows);
        }
    }

    private List<Column> countRecords(Rows rows) throws NoAnswer, CannotCompare {
        long records = 0;
        while (rows.next()) {
            records++;
            tell(records);
        }
        add(Key.of(List.of()), new Value(Kind.NUMBER, BigDecimal.valueOf(records).toPlainString()));
        return List.of(new Column("count", Kind.NUMBER));
    }

    private List<Column> readCounts(Rows rows) throws NoAnswer, CannotCompare {
        var columns = rows.columns();
        int last = columns.size() - 1;
        if (columns.get(last).kind() != Kind.NUMBER) {
            throw new CannotCompare(
                    "The last column of %s (%s) is %s; it must be the number."
                            .formatted(
                                    side.name(),
                                    columns.get(last).name(),
                                    columns.get(last).kind().words()));
        }
        for (long row = 1; rows.next(); row++) {
            add(key(rows, last), rows.value(last));
            tell(row);
        }
        return columns;
    }

    private void tell(long rows) {
        if (rows % TELL_ROWS == 0) {
            read.lazySet(rows);
        }
    }

    private static Key key(Rows rows, int parts) throws NoAnswer {
        var values = new ArrayList<Value>(parts);
        for (int i = 0; i < parts; i++) {
            values.add(rows.value(i));
        }
        return Key.of(values);
    }

    private void add(Key key, Value number) throws CannotCompare {
        if (number.isNull()) {
            throw new CannotCompare(
                    key.isEmpty()
                            ? side.name() + " answers NULL, which is no number."
                            : side.name() + " answers NULL for a key, which is no number.");
        }
        if (!number.isNumber()) {
            throw new CannotCompare(
                    "%s answers %s, which is no number.".formatted(side.name(), number.shown()));
        }
        switch (tally.add(key, number.number(), isLeft)) {
            case YES -> {}
            case TWICE ->
                    throw new CannotCompare(
                            key.isEmpty()
                                    ? side.name()
                                            + " answers more than one row without a key; group it"
                                            + " or count once."
                                    : side.name()
                                            + " has a key more than once; its query must answer"
                                            + " each key once.");
            case TOO_MANY ->
                    throw new CannotCompare(
                            "The sides have more than %s keys or %d MiB of them; compare coarser counts or fewer rows."
                                    .formatted(
                                            ResultText.number(Tally.MOST_KEYS_HERE),
                                            Tally.MOST_BYTES >> 20));
        }
    }
}
