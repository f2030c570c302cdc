package dev.tminus.run;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Names one wish of a person or a worker; said again, it gets the first answer and changes nothing
/// twice.
public record CommandId(UUID value) {

    /// A new wish.
    public static CommandId fresh() {
        return new CommandId(UUID.randomUUID());
    }

    /// The one wish that goes with a text, such as the result of one attempt.
    public static CommandId derivedFrom(String text) {
        return new CommandId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
