package dev.tminus.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of the release: its first steps wait for the whole phase before it.
///
/// @param at planned start of the phase, as written; its steps carry it as their default
/// @param waves for each member of a fleet, null where it is done once
public record Phase(
        PhaseId id, String title, @Nullable Timing at, List<Step> steps, @Nullable Waves waves) {

    /// A phase that is done once.
    public Phase(PhaseId id, String title, @Nullable Timing at, List<Step> steps) {
        this(id, title, at, steps, null);
    }

    public Phase {
        steps = List.copyOf(steps);
    }
}
