package dev.tminus.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of a run's journal.
///
/// @param seq counts the run's entries from 1 without a gap
/// @param at when it was recorded, to the microsecond, and never before the entry before it
/// @param clock what the clock said then, where that was earlier; else null
public record Recorded(
        long seq,
        Instant at,
        Actor actor,
        CommandId command,
        RunEvent event,
        @Nullable Instant clock) {

    public Recorded(long seq, Instant at, Actor actor, CommandId command, RunEvent event) {
        this(seq, at, actor, command, event, null);
    }

    /// The same, with what the clock said.
    public Recorded read(@Nullable Instant reading) {
        return new Recorded(seq, at, actor, command, event, reading);
    }
}
