package dev.tminus.source;

import dev.tminus.source.ColumnReader.Unreadable;
import dev.tminus.source.NoAnswer.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An answer, read row by row and only forward; never held as a whole, however long it is.
public final class Rows implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<ColumnReader> readers;
    private final Diagnosis diagnosis;

    private Rows(
            PreparedStatement statement,
            ResultSet rows,
            List<ColumnReader> readers,
            Diagnosis diagnosis) {
        this.statement = statement;
        this.rows = rows;
        this.readers = readers;
        this.diagnosis = diagnosis;
    }

    static Rows of(PreparedStatement statement, Diagnosis diagnosis) throws SQLException, NoAnswer {
        var rows = statement.executeQuery();
        try {
            var meta = rows.getMetaData();
            var readers = new ArrayList<ColumnReader>();
            for (int index = 1; index <= meta.getColumnCount(); index++) {
                readers.add(ColumnReader.of(meta, index));
            }
            return new Rows(statement, rows, List.copyOf(readers), diagnosis);
        } catch (Unreadable e) {
            OpenSource.closeQuietly(statement);
            throw diagnosis.noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        }
    }

    public List<Column> columns() {
        return readers.stream().map(ColumnReader::column).toList();
    }

    /// Goes to the next row; false after the last.
    public boolean next() throws NoAnswer {
        if (diagnosis.stop().isStopped()) {
            throw diagnosis.stopped();
        }
        if (diagnosis.deadline().hasPassed()) {
            throw diagnosis.timedOut();
        }
        try {
            return rows.next();
        } catch (SQLException e) {
            throw diagnosis.whileReading(e);
        } catch (RuntimeException e) {
            throw failed();
        }
    }

    /// A value of the present row.
    ///
    /// @param index from 0
    public Value value(int index) throws NoAnswer {
        try {
            return readers.get(index).read(rows);
        } catch (Unreadable e) {
            throw diagnosis.noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        } catch (SQLException e) {
            throw diagnosis.whileReading(e);
        } catch (RuntimeException e) {
            throw failed();
        }
    }

    private NoAnswer failed() {
        return diagnosis.noAnswer(Reason.SQL_ERROR, "could not be read: the driver failed.");
    }

    @Override
    public void close() {
        OpenSource.closeQuietly(rows);
        OpenSource.closeQuietly(statement);
    }
}
