package dev.tminus.bench;

import java.util.List;

/// Something that can be measured from the command line.
public interface Measurement {

    /// The word after `./tminus bench`.
    String name();

    /// One line: what it measures, and its arguments.
    String purpose();

    /// Measures, prints figures, and answers whether the bar that belongs to them was met.
    boolean measure(List<String> arguments) throws Exception;
}
