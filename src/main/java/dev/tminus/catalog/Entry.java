package dev.tminus.catalog;

import dev.tminus.language.Located;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Problem;
import dev.tminus.lint.Inspection;
import dev.tminus.lint.Lint;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A runbook file as it lies in the workspace now, good or broken.
///
/// @param file its name in the workspace folder
/// @param text its content, for people to read beside its notes
/// @param notes all that its reader and the linter say of it, in its order, accepted ones too
/// @param lines the first line of each part of a file that can be read, from 1
public record Entry(
        String file,
        String text,
        ContentHash hash,
        Reading<Runbook> reading,
        List<Note> notes,
        Map<Spot, Integer> lines) {

    private static final Comparator<Note> IN_ORDER =
            Comparator.comparingInt((Note note) -> note.problem().place().line())
                    .thenComparingInt(note -> note.problem().place().column());

    public Entry {
        notes = List.copyOf(notes);
        lines = Map.copyOf(lines);
    }

    /// One that the linter did not look at.
    public Entry(String file, String text, ContentHash hash, Reading<Runbook> reading) {
        this(
                file,
                text,
                hash,
                reading,
                reading.problems().stream().map(problem -> new Note(problem, null, "")).toList(),
                Map.of());
    }

    static Entry of(
            WorkspaceFolder.FolderFile found, Located<Runbook> written, Inspection inspection) {
        var known = written.known();
        var spots = Optional.ofNullable(known).map(it -> new Spots(it, written.locations()));
        var notes = new ArrayList<Note>();
        inspection.open().forEach(problem -> notes.add(note(problem, spots, "")));
        inspection
                .accepted()
                .forEach(each -> notes.add(note(each.problem(), spots, each.because())));
        notes.sort(IN_ORDER);
        return new Entry(
                found.name(),
                found.text(),
                ContentHash.of(found.content()),
                written.reading(),
                notes,
                spots.map(Spots::lines).orElse(Map.of()));
    }

    private static Note note(Problem problem, Optional<Spots> spots, String because) {
        return new Note(
                problem, spots.flatMap(all -> all.of(problem.place())).orElse(null), because);
    }

    /// What somebody should look at in a file that can be used, a sentence or two each; what the
    /// file accepts is left out.
    public List<String> warnings() {
        var open = notes.stream().filter(note -> !note.accepted()).map(Note::problem).toList();
        return Lint.folded(open).stream()
                .map(problem -> new Note(problem, null, "").sentence())
                .toList();
    }
}
