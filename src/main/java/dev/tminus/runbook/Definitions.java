package dev.tminus.runbook;

import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.Tag;
import java.util.List;
import java.util.Map;

/// What a runbook provides for besides its steps.
///
/// @param tags of its own, besides the workspace's
/// @param actions that several steps do, by name
/// @param accepted warnings about the whole of it that are answered
public record Definitions(
        List<Tag> tags,
        Map<ActionName, Action> actions,
        List<Watch> watches,
        List<Rehearsal> rehearsals,
        List<Acceptance> accepted) {

    /// Nothing.
    public static final Definitions NONE =
            new Definitions(List.of(), Map.of(), List.of(), List.of(), List.of());

    public Definitions {
        tags = List.copyOf(tags);
        watches = List.copyOf(watches);
        rehearsals = List.copyOf(rehearsals);
        accepted = List.copyOf(accepted);
    }
}
