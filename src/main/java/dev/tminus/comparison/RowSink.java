package dev.tminus.comparison;

import dev.tminus.source.Value;
import java.io.IOException;

/// Takes the rows of one side as they are read, in order.
public interface RowSink {

    /// @param row in the order of the layout's columns; only to be read
    void write(Value[] row) throws IOException;
}
