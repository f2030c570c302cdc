package dev.tminus.source;

import dev.tminus.source.ColumnReader.Unreadable;
import dev.tminus.source.NoAnswer.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The rows of a query. The connection's own thread reads them in small batches, one ahead of the
/// reader once it is clear that there are many.
///
/// A value that has no canonical form is an answer missing only to whoever asks for it.
final class Answer implements Rows {

    private static final int MOST_ROWS = 512;
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<ColumnReader> readers;
    private final List<Column> columns;
    private final boolean measured;
    private final Line line;
    private final Diagnosis diagnosis;
    private final FetchSize fetchSize;
    private final Runnable giveUp;
    private Batch batch = new Batch(List.of(), false);
    private int at;
    private int wanted = 2;
    private @Nullable CompletableFuture<Batch> ahead;
    private Object[] present = {};

    private Answer(
            PreparedStatement statement,
            ResultSet rows,
            List<ColumnReader> readers,
            Line line,
            Asked asked) {
        this.statement = statement;
        this.rows = rows;
        this.readers = readers;
        this.columns = readers.stream().map(ColumnReader::column).toList();
        this.line = line;
        this.measured = asked.measured();
        this.diagnosis = asked.diagnosis();
        this.fetchSize = asked.fetchSize();
        this.giveUp = asked.giveUp();
    }

    /// What an answer must know of its question.
    ///
    /// @param measured whether one more column says how wide each row is
    /// @param giveUp tells the server that no more rows are wanted, where closing would read them
    ///   all
    record Asked(Diagnosis diagnosis, FetchSize fetchSize, boolean measured, Runnable giveUp) {}

    /// Asks; on the connection's thread.
    static Answer of(PreparedStatement statement, Product product, Line line, Asked asked)
            throws SQLException, NoAnswer {
        var rows = statement.executeQuery();
        try {
            var readers = ColumnReader.all(rows.getMetaData(), product);
            var own = asked.measured() ? readers.subList(0, readers.size() - 1) : readers;
            return new Answer(statement, rows, own, line, asked);
        } catch (Unreadable e) {
            OpenSource.closeQuietly(statement);
            throw asked.diagnosis().noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        }
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() throws NoAnswer {
        if (diagnosis.stop().isStopped()) {
            throw diagnosis.stopped();
        }
        if (diagnosis.deadline().hasPassed()) {
            throw diagnosis.timedOut();
        }
        while (at == batch.rows().size()) {
            if (batch.last()) {
                return false;
            }
            turn();
        }
        present = batch.rows().get(at++);
        return true;
    }

    private void turn() throws NoAnswer {
        var coming = ahead == null ? line.begin(this::read) : ahead;
        ahead = null;
        batch = new Batch(List.of(), false);
        at = 0;
        batch = line.await(coming);
        if (wanted == MOST_ROWS && !batch.last()) {
            ahead = line.begin(this::read);
        }
        wanted = Math.min(MOST_ROWS, wanted * 8);
    }

    private Batch read() throws SQLException, NoAnswer {
        var read = new ArrayList<Object[]>();
        long characters = 0;
        while (read.size() < wanted && characters < MOST_CHARACTERS) {
            if (!rows.next()) {
                refuseCut();
                return new Batch(read, true);
            }
            long before = characters;
            refuseWide(measured ? rows.getLong(readers.size() + 1) : 0);
            var row = new Object[readers.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = cell(readers.get(i));
                characters += row[i] instanceof Value value ? value.length() : 0;
            }
            refuseWide(characters - before);
            fetchSize.saw(characters - before);
            read.add(row);
        }
        fetchSize.adapt(rows);
        return new Batch(read, false);
    }

    private void refuseCut() throws SQLException, NoAnswer {
        var why = CutShort.why(statement);
        if (!why.isEmpty()) {
            throw diagnosis.noAnswer(
                    Reason.LEAVES_OUT,
                    "answers less than it was asked for: "
                            + why
                            + ". Fix: ask for less at a time.");
        }
    }

    private void refuseWide(long width) throws NoAnswer {
        if (width > WideRows.MOST) {
            throw diagnosis.noAnswer(
                    Reason.TOO_LARGE,
                    "answers a row of more than 4 MiB. Fix: name the columns that matter, or"
                            + " compare a hash of the wide ones.");
        }
    }

    /// The value, or why there is none.
    private Object cell(ColumnReader reader) {
        try {
            return reader.read(rows);
        } catch (Unreadable e) {
            return diagnosis.noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        } catch (SQLException e) {
            return diagnosis.whileReading(e);
        } catch (RuntimeException e) {
            return diagnosis.noAnswer(
                    Reason.UNREADABLE_VALUE,
                    "answers a value in column "
                            + reader.column().name()
                            + " that its driver cannot read.");
        }
    }

    @Override
    public Value value(int index) throws NoAnswer {
        if (present[index] instanceof Value value) {
            return value;
        }
        throw (NoAnswer) present[index];
    }

    @Override
    public void close() {
        if (!batch.last()) {
            giveUp.run();
        }
        try {
            line.call(() -> {
                OpenSource.closeQuietly(rows);
                OpenSource.closeQuietly(statement);
                return true;
            });
        } catch (NoAnswer e) {
            // Stopped or out of time; closing the source ends what is left.
        }
    }

    private record Batch(List<Object[]> rows, boolean last) {}
}
