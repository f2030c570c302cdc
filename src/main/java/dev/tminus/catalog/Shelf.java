package dev.tminus.catalog;

import dev.tminus.language.Reading;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;

/// The workspace folder as it lies there now.
///
/// @param workspaceText content of `workspace.yaml`, for people to read beside its notes
/// @param workspaceNotes all that its reader and the linter say of it, in its order
/// @param entries one for every runbook file, in the order of their names
public record Shelf(
        String workspaceText,
        ContentHash workspaceHash,
        Reading<Workspace> workspace,
        List<Note> workspaceNotes,
        List<Entry> entries) {

    public Shelf {
        workspaceNotes = List.copyOf(workspaceNotes);
        entries = List.copyOf(entries);
    }

    /// What somebody should look at in a workspace that can be used, a sentence or two each.
    public List<String> workspaceWarnings() {
        return workspaceNotes.stream()
                .map(note -> WorkspaceFolder.WORKSPACE + ": " + note.sentence())
                .toList();
    }
}
