package dev.tminus.run;

import java.util.UUID;

/// Names a run; a UUIDv7, so ids sort by the time they were made.
public record RunId(UUID value) {

    /// Reads the id as addresses and journals write it.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
