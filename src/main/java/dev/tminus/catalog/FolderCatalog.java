package dev.tminus.catalog;

import dev.tminus.language.Beside;
import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/// Reads the workspace folder when it changes, and keeps every version that is fit to be planned
/// with.
@Service
@EnableConfigurationProperties(Folder.class)
class FolderCatalog implements Catalog {

    private static final String WORKSPACE = "workspace.yaml";
    private static final int MOST_PARSED = 64;

    private final WorkspaceFolder folder;
    private final Documents documents;
    private final Map<String, Runbook> runbooks = lru();
    private final Map<String, Workspace> workspaces = lru();
    private @Nullable Seen seen;

    FolderCatalog(Folder folder, Documents documents) {
        this.folder = new WorkspaceFolder(folder.runbooks());
        this.documents = documents;
    }

    /// The shelf made of a state of the folder.
    private record Seen(WorkspaceFolder.Look look, Shelf shelf) {}

    @Override
    public synchronized Shelf shelf() {
        var look = folder.look();
        if (seen == null || !seen.look().equals(look)) {
            seen = new Seen(look, read(look));
        }
        return seen.shelf();
    }

    @Override
    public Runbook runbook(ContentHash version, ContentHash workspaceVersion) {
        return remembered(
                runbooks,
                version.hex() + workspaceVersion.hex(),
                _ -> {
                    var kept = kept(version);
                    return usable(
                            Language.readRunbook(
                                    kept.file(), kept.content(), workspace(workspaceVersion)),
                            version);
                });
    }

    @Override
    public Workspace workspace(ContentHash version) {
        return remembered(
                workspaces,
                version.hex(),
                _ -> {
                    var kept = kept(version);
                    return usable(Language.readWorkspace(kept.file(), kept.content()), version);
                });
    }

    private Shelf read(WorkspaceFolder.Look look) {
        var found = folder.workspace(look, WORKSPACE);
        var workspace = found.readable(content -> Language.readWorkspace(WORKSPACE, content));
        var beside = beside(look, workspace);
        var entries =
                look.files().keySet().stream()
                        .filter(file -> !file.equals(WORKSPACE))
                        .map(file -> entry(folder.file(look, file), beside))
                        .toList();
        if (workspace.ok()) {
            keep(Documents.Kind.WORKSPACE, found);
        }
        return new Shelf(found.text(), ContentHash.of(found.content()), workspace, entries);
    }

    private static Beside beside(WorkspaceFolder.Look look, Reading<Workspace> read) {
        return read.value() == null && look.files().containsKey(WORKSPACE)
                ? new Beside.Broken(WORKSPACE)
                : Beside.of(read.value());
    }

    private Entry entry(WorkspaceFolder.Found found, Beside beside) {
        var reading = found.readable(content -> Language.readBeside(found.name(), content, beside));
        if (reading.ok()) {
            keep(Documents.Kind.RUNBOOK, found);
        }
        return new Entry(found.name(), found.text(), ContentHash.of(found.content()), reading);
    }

    private void keep(Documents.Kind kind, WorkspaceFolder.Found found) {
        documents.keep(kind, new Documents.Document(found.name(), found.content()));
    }

    private Documents.Document kept(ContentHash version) {
        return documents
                .find(version)
                .orElseThrow(
                        () -> new NoSuchElementException("Version " + version + " was never kept"));
    }

    private static <T> T usable(Reading<T> reading, ContentHash version) {
        var value = reading.value();
        if (value == null) {
            throw new NoSuchElementException(
                    "Version %s cannot be read any more: %s"
                            .formatted(version, reading.problems().getFirst().message()));
        }
        return value;
    }

    private static <T> T remembered(Map<String, T> memory, String key, Function<String, T> make) {
        var known = memory.get(key);
        if (known != null) {
            return known;
        }
        var made = make.apply(key);
        memory.put(key, made);
        return made;
    }

    private static <T> Map<String, T> lru() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                        return size() > MOST_PARSED;
                    }
                });
    }
}
