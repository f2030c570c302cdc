package dev.tminus.runbook.names;

/// A word that names something in a file; those of one type are sorted as text.
///
/// @param <N> the type itself
public interface Name<N extends Name<N>> extends Comparable<N> {

    /// As the file writes it, never blank.
    String value();

    @Override
    default int compareTo(N other) {
        return value().compareTo(other.value());
    }

    /// Refuses a name that is blank.
    ///
    /// @throws IllegalArgumentException where it is
    static void notBlank(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A name is blank");
        }
    }
}
