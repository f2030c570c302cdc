package dev.tminus.comparison;

import java.io.IOException;

/// Takes the differences as they are found, in the order of the key.
public interface DifferenceSink {

    void write(Difference difference) throws IOException;
}
