package dev.tminus.comparison;

import dev.tminus.source.Column.Spelling;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Reads one side: holds every row against the one before it, puts the rows of one key in order,
/// hands each to the side's sink and all to the merge.
final class ReadSide {

    private static final int MOST_IN_BATCH = 256;
    private static final int MOST_WEIGHT_OF_BATCH = 256 * 1024;

    /// Rows of one key are held at once; beyond it the key is none.
    static final int MOST_IN_GROUP = 10_000;

    private static final long MOST_WEIGHT_OF_GROUP = 8L * 1024 * 1024;

    private final ComparedSide side;
    private final Layout layout;
    private final RowOrder order;
    private final Pipe pipe;
    private final AtomicLong count;
    private final int[] places;
    private final List<Row> group = new ArrayList<>();
    private final List<Row> batch = new ArrayList<>(MOST_IN_BATCH);
    private long weightOfGroup;
    private int weightOfBatch;

    ReadSide(ComparedSide side, Layout layout, RowOrder order, Pipe pipe, AtomicLong count) {
        this.side = side;
        this.layout = layout;
        this.order = order;
        this.pipe = pipe;
        this.count = count;
        this.places =
                layout.side(side.isLeft()).stream().mapToInt(Layout.SideColumn::index).toArray();
    }

    /// Reads to the end; answers how many rows there are.
    long read(Control control) throws NoAnswer, CannotCompare, IOException {
        for (var planted : control.before(side.isLeft())) {
            send(planted);
        }
        long rows = readData();
        for (var planted : control.after(side.isLeft())) {
            send(planted);
        }
        sendBatch();
        pipe.end();
        return rows;
    }

    private long readData() throws NoAnswer, CannotCompare, IOException {
        long number = 0;
        try (var rows = side.rows().run()) {
            Row before = null;
            while (rows.next()) {
                var row = row(rows);
                number++;
                if (before != null) {
                    row.opens = opens(before, row, number);
                }
                take(row);
                before = row;
                if (number % MOST_IN_BATCH == 0) {
                    count.lazySet(number);
                }
            }
            closeGroup();
        }
        count.set(number);
        return number;
    }

    private Row row(Rows rows) throws NoAnswer {
        var cells = new Value[places.length];
        for (int i = 0; i < places.length; i++) {
            cells[i] = spelled(i, rows.value(places[i]));
        }
        return new Row(cells, Row.DATA);
    }

    /// JSON of a side that has it as text is spelled as that of the other.
    private Value spelled(int column, Value value) {
        var text = value.text();
        var isText =
                layout.columns().get(column).spelling() == Spelling.JSON
                        && layout.side(side.isLeft()).get(column).column().spelling()
                                == Spelling.EXACT;
        return text == null || !isText ? value : new Value(value.kind(), Spelling.JSON.plain(text));
    }

    private boolean opens(Row before, Row row, long number) throws CannotCompare {
        int order = this.order.byKey(before, row);
        if (order > 0) {
            throw new CannotCompare(
                    "Row %,d of %s belongs before the row above it, though the rows were asked for in the order of %s; without that order nothing can be compared."
                            .formatted(number, side.name(), names()));
        }
        return order < 0;
    }

    private void take(Row row) throws CannotCompare, IOException {
        if (layout.loose() == 0) {
            side.sink().write(row.cells);
            send(row);
            return;
        }
        if (row.opens) {
            closeGroup();
        }
        group.add(row);
        weightOfGroup += row.weight();
        if (group.size() > MOST_IN_GROUP
                || (group.size() > 1 && weightOfGroup > MOST_WEIGHT_OF_GROUP)) {
            throw tooMany();
        }
    }

    private CannotCompare tooMany() {
        var much = group.size() > MOST_IN_GROUP ? "10,000 rows" : "8 MiB of rows";
        if (layout.keyed()) {
            return new CannotCompare(
                    "%s has more than %s with the same %s, which is not a key."
                            .formatted(side.name(), much, names()));
        }
        return new CannotCompare(
                "%s has more than %s that only columns with a rule tell apart; name a key."
                        .formatted(side.name(), much));
    }

    private String names() {
        return String.join(
                ", ",
                layout.columns().subList(0, layout.sorted()).stream()
                        .map(ComparedColumn::name)
                        .toList());
    }

    /// In the order of all their columns, so that the same rows give the same dump.
    private void closeGroup() throws IOException {
        if (group.size() > 1) {
            group.sort(order::byTheRest);
            for (int i = 0; i < group.size(); i++) {
                group.get(i).opens = i == 0;
            }
        }
        for (var row : group) {
            side.sink().write(row.cells);
            send(row);
        }
        group.clear();
        weightOfGroup = 0;
    }

    private void send(Row row) {
        batch.add(row);
        weightOfBatch += row.weight();
        if (batch.size() >= MOST_IN_BATCH || weightOfBatch >= MOST_WEIGHT_OF_BATCH) {
            sendBatch();
        }
    }

    private void sendBatch() {
        if (!batch.isEmpty()) {
            pipe.put(batch.toArray(Row[]::new));
            batch.clear();
            weightOfBatch = 0;
        }
    }
}
