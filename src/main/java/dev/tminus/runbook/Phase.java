package dev.tminus.runbook;

import dev.tminus.runbook.names.PhaseId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A stretch of the release: its first steps wait for the whole phase before it.
///
/// @param at planned start of the phase, as written; its steps carry it as their default
/// @param waves for each member of a fleet, null where it is done once
/// @param briefing what people should know about it
public record Phase(
        PhaseId id,
        String title,
        @Nullable Timing at,
        List<Step> steps,
        @Nullable Waves waves,
        Briefing briefing) {

    public Phase {
        steps = List.copyOf(steps);
    }

    Phase withWords(UnaryOperator<String> titles, UnaryOperator<String> urls) {
        return new Phase(
                id,
                titles.apply(title),
                at,
                steps.stream().map(step -> step.withWords(titles, urls)).toList(),
                waves,
                briefing.withLinks(titles, urls));
    }
}
