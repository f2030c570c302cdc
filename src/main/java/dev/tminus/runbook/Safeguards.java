package dev.tminus.runbook;

import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On what terms a step is done: what it touches, what bounds it and how it is taken back.
///
/// @param mayOverride whether authority may let it start although a requirement does not hold
/// @param rehearsed rehearsals that must have gone well before it starts
/// @param timeout of one attempt, null where nothing limits it
/// @param undo null where nothing takes it back
/// @param lock null for none
/// @param accepted warnings about it that are answered
public record Safeguards(
        List<Tag> tags,
        boolean mayOverride,
        List<Rehearsed> rehearsed,
        @Nullable Duration timeout,
        Effects effects,
        @Nullable Undo undo,
        @Nullable Lock lock,
        List<Acceptance> accepted) {

    /// Nothing special.
    public static final Safeguards PLAIN =
            new Safeguards(List.of(), true, List.of(), null, Effects.NONE, null, null, List.of());

    public Safeguards {
        tags = List.copyOf(tags);
        rehearsed = List.copyOf(rehearsed);
        accepted = List.copyOf(accepted);
    }

    /// A rehearsal that must have gone well.
    ///
    /// @param unchangedSince whether the runbook must be the one that was rehearsed
    public record Rehearsed(RehearsalId rehearsal, boolean unchangedSince) {}
}
