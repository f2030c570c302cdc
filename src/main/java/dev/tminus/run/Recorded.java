package dev.tminus.run;

import java.time.Instant;

/// One entry of a run's journal.
///
/// @param seq counts the run's entries from 1 without a gap
/// @param at when it was recorded, to the microsecond
public record Recorded(long seq, Instant at, Actor actor, CommandId command, RunEvent event) {}
