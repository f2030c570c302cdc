package dev.tminus.schedule;

import java.util.Optional;

/// What a text of a runbook says, or why it cannot be used.
public sealed interface Parsed<T> {

    /// The text is well formed.
    record Value<T>(T value) implements Parsed<T> {}

    /// The text is not: `message` quotes it, says what is wrong and what to write instead. Whoever
    /// knows the place in the file adds it.
    record Refused<T>(String message) implements Parsed<T> {}

    /// What was read, for callers that need no reason.
    default Optional<T> found() {
        return switch (this) {
            case Value<T>(var value) -> Optional.of(value);
            case Refused<T> _ -> Optional.empty();
        };
    }
}
