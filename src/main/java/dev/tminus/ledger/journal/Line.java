package dev.tminus.ledger.journal;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of any stream.
///
/// @param clock what the clock said, where that was before `at`; else null
/// @param version of its type, as it was written
public record Line(
        UUID stream,
        long seq,
        Instant at,
        Actor actor,
        CommandId command,
        Object event,
        @Nullable Instant clock,
        int version) {

    /// As this version of tminus writes it.
    Line(
            UUID stream,
            long seq,
            Instant at,
            Actor actor,
            CommandId command,
            Object event,
            @Nullable Instant clock) {
        this(
                stream,
                seq,
                at,
                actor,
                command,
                event,
                clock,
                EventTypes.version(EventTypes.name(event)));
    }
}
