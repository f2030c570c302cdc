package dev.tminus.catalog;

import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.workspace.Workspace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/// Reads the versions that were kept, and remembers the ones that were asked for last.
final class KeptVersions {

    private static final int MOST = 64;

    private final Documents documents;
    private final Map<String, Runbook> runbooks = lru();
    private final Map<String, Workspace> workspaces = lru();

    KeptVersions(Documents documents) {
        this.documents = documents;
    }

    Runbook runbook(ContentHash version, ContentHash workspaceVersion) {
        return remembered(
                runbooks,
                version.hex() + workspaceVersion.hex(),
                () -> {
                    var kept = kept(version);
                    return usable(
                            Language.readKept(
                                    kept.file(), kept.content(), workspace(workspaceVersion)),
                            version);
                });
    }

    Workspace workspace(ContentHash version) {
        return remembered(
                workspaces,
                version.hex(),
                () -> {
                    var kept = kept(version);
                    return usable(Language.readWorkspace(kept.file(), kept.content()), version);
                });
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

    private static <T> T remembered(Map<String, T> memory, String key, Supplier<T> make) {
        var known = memory.get(key);
        if (known != null) {
            return known;
        }
        var made = make.get();
        memory.put(key, made);
        return made;
    }

    private static <T> Map<String, T> lru() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                        return size() > MOST;
                    }
                });
    }
}
