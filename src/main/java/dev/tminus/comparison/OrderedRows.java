package dev.tminus.comparison;

import dev.tminus.source.NoAnswer;
import dev.tminus.source.Value;

/// The rows of one side in the order that was asked for, read once and only forward by one thread.
public interface OrderedRows extends AutoCloseable {

    /// Goes to the next row; false after the last.
    boolean next() throws NoAnswer, CannotCompare;

    /// A value of the present row.
    ///
    /// @param index in the side's own columns, from 0
    Value value(int index) throws NoAnswer, CannotCompare;

    @Override
    void close();
}
