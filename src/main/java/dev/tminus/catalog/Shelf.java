package dev.tminus.catalog;

import dev.tminus.language.Reading;
import dev.tminus.runbook.Workspace;
import java.util.List;

/// The workspace folder as it lies there now.
///
/// @param workspaceText content of `workspace.yaml`, for people to read beside its problems
/// @param entries one for every runbook file, in the order of their names
public record Shelf(
        String workspaceText,
        ContentHash workspaceHash,
        Reading<Workspace> workspace,
        List<Entry> entries) {

    public Shelf {
        entries = List.copyOf(entries);
    }
}
