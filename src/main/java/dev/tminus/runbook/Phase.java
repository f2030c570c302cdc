package dev.tminus.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of the release: its first steps wait for the whole phase before it.
///
/// @param at planned start of the phase, as written; its steps carry it as their default
public record Phase(PhaseId id, String title, @Nullable Timing at, List<Step> steps) {

    public Phase {
        steps = List.copyOf(steps);
    }
}
