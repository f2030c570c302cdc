package dev.tminus.source;

import java.util.List;

/// Rows of a database or a file, read one by one and only forward; never held as a whole, however
/// many there are.
///
/// Used by one thread.
public interface Rows extends AutoCloseable {

    /// The columns, in the order of the query or the file.
    List<Column> columns();

    /// Goes to the next row; false after the last.
    boolean next() throws NoAnswer;

    /// A value of the present row.
    ///
    /// @param index from 0
    Value value(int index) throws NoAnswer;

    @Override
    void close();
}
