package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.fileName;

import dev.tminus.catalog.Entry;
import dev.tminus.catalog.Note;
import dev.tminus.catalog.Shelf;
import dev.tminus.catalog.Spot;
import dev.tminus.language.Language;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.schedule.PlannedWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A file with what came of reading it.
///
/// @param runbook in the words of before a plan; null where the file is broken or is no runbook
/// @param lines first line of each of its parts
record Document(
        String file,
        String text,
        ContentHash hash,
        @Nullable Runbook runbook,
        List<Note> notes,
        Map<Spot, Integer> lines) {

    /// Empty where the folder has no such file.
    static Optional<Document> of(Shelf shelf, String file) {
        return file.equals(RunbooksView.WORKSPACE)
                ? Optional.of(
                        new Document(
                                file,
                                shelf.workspaceText()
                                        .lines()
                                        .map(Language::withoutSecrets)
                                        .collect(Collectors.joining("\n")),
                                shelf.workspaceHash(),
                                null,
                                shelf.workspaceNotes(),
                                Map.of()))
                : shelf.entries().stream()
                        .filter(entry -> entry.file().equals(file))
                        .findFirst()
                        .map(Document::of);
    }

    static Document of(Entry entry) {
        var runbook = entry.reading().value();
        return new Document(
                entry.file(),
                entry.text(),
                entry.hash(),
                runbook == null ? null : PlannedWords.unplanned(runbook),
                entry.notes(),
                entry.lines());
    }

    boolean isWorkspace() {
        return file.equals(RunbooksView.WORKSPACE);
    }

    String title() {
        return runbook == null ? fileName(file) : runbook.title();
    }

    /// The notes that nobody has accepted.
    List<Note> open() {
        return notes.stream().filter(note -> !note.accepted()).toList();
    }
}
