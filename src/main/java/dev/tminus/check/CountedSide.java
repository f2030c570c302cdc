package dev.tminus.check;

import dev.tminus.runbook.Side;
import dev.tminus.source.Column;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.util.ArrayList;
import java.util.List;

/// One side of a comparison of counts: the last column is the number, the others the key. A table
/// stands for the number of its rows.
///
/// @param name for messages
record CountedSide(Side side, String name, boolean isLeft) {

    /// Reads the whole side; answers the columns of its key.
    List<Column> readInto(Tally tally, OpenSource source) throws NoAnswer, NotComparable {
        try (var rows = open(source)) {
            var columns = rows.columns();
            int last = columns.size() - 1;
            if (columns.get(last).kind() != Kind.NUMBER) {
                throw new NotComparable(
                        "The last column of %s (%s) is %s; it must be the number."
                                .formatted(
                                        name,
                                        columns.get(last).name(),
                                        columns.get(last).kind().words()));
            }
            while (rows.next()) {
                add(tally, key(rows, last), rows.value(last));
            }
            return columns.subList(0, last);
        }
    }

    private Rows open(OpenSource source) throws NoAnswer {
        return switch (side) {
            case Side.Query query -> source.read(query);
            case Side.Table table -> source.count(table);
            case Side.Csv _ -> throw new IllegalStateException("A file is not asked");
        };
    }

    private static Key key(Rows rows, int parts) throws NoAnswer {
        var values = new ArrayList<Value>(parts);
        for (int i = 0; i < parts; i++) {
            values.add(rows.value(i));
        }
        return Key.of(values);
    }

    private void add(Tally tally, Key key, Value number) throws NotComparable {
        if (number.isNull()) {
            throw new NotComparable(
                    key.shown().isEmpty()
                            ? name + " answers NULL, which is no number."
                            : "%s answers NULL for key %s, which is no number."
                                    .formatted(name, key.shown()));
        }
        switch (tally.add(key, number.number(), isLeft)) {
            case YES -> {}
            case TWICE ->
                    throw new NotComparable(
                            key.shown().isEmpty()
                                    ? name
                                            + " answers more than one row without a key; group it"
                                            + " or count once."
                                    : "%s has key %s more than once; its query must answer each key once."
                                            .formatted(name, key.shown()));
            case TOO_MANY ->
                    throw new NotComparable(
                            "The sides have more than %s keys or 64 MiB of them; compare coarser"
                                            .formatted(Words.number(Tally.MOST_KEYS))
                                    + " counts or fewer rows.");
        }
    }
}
