package dev.tminus.catalog;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts together what git and what the server itself has kept of a file.
@Service
class FolderHistories implements Histories {

    private final GitFiles git;
    private final Catalog catalog;
    private final Documents documents;

    FolderHistories(Folder folder, Catalog catalog, Documents documents) {
        this.git = new GitFiles(folder.runbooks(), GitFiles.PATIENCE);
        this.catalog = catalog;
        this.documents = documents;
    }

    @Override
    public History of(String file) {
        var past = git.past(file);
        var known = new HashSet<ContentHash>();
        past.commits()
                .forEach(commit -> Optional.ofNullable(commit.content()).ifPresent(known::add));
        now(file).ifPresent(text -> known.add(ContentHash.of(bytes(text))));
        var kept =
                documents.named(file, History.MOST).stream()
                        .filter(one -> !known.contains(one.content()))
                        .toList();
        return new History(past.git(), past.commits(), past.end(), kept);
    }

    @Override
    public OldVersion read(String file, VersionName version) {
        return switch (version) {
            case VersionName.Now _ ->
                    now(file)
                            .map(text -> read(file, bytes(text), null))
                            .orElseGet(() ->
                                    unreadable("%s is not in the folder now.".formatted(file)));
            case VersionName.InCommit(var id) -> inCommit(file, id);
            case VersionName.InStore(var hash) -> inStore(file, hash);
        };
    }

    private OldVersion inStore(String file, String hash) {
        try {
            return documents
                    .find(file, hash)
                    .map(document -> read(file, document.content(), null))
                    .orElseGet(() ->
                            unreadable("No version %s of %s was kept.".formatted(hash, file)));
        } catch (ChangedVersion changed) {
            return unreadable(String.valueOf(changed.getMessage()));
        }
    }

    private OldVersion inCommit(String file, String id) {
        return switch (git.content(id, file)) {
            case GitFiles.Content.Found(var bytes) -> read(file, bytes, workspace(id));
            case GitFiles.Content.Absent _ ->
                    unreadable("There is no commit %s with %s in it.".formatted(id, file));
            case GitFiles.Content.Refused(var why) -> unreadable(why);
        };
    }

    /// The workspace beside a file in the same commit; null where it has none that can be read.
    private @Nullable Workspace workspace(String commit) {
        return git.content(commit, WorkspaceFolder.WORKSPACE)
                        instanceof GitFiles.Content.Found(var bytes)
                ? Language.readWorkspace(WorkspaceFolder.WORKSPACE, bytes).value()
                : null;
    }

    private OldVersion read(String file, byte[] content, @Nullable Workspace own) {
        var workspace = own == null ? catalog.shelf().workspace().value() : own;
        var written = Language.locateRunbook(file, content, workspace);
        var runbook = written.known();
        if (runbook == null) {
            return new OldVersion.Unreadable(
                    "This version has errors and cannot be read.",
                    errors(written.reading().problems()));
        }
        return new OldVersion.Read(runbook, own != null);
    }

    private static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(one -> one.severity() == Severity.ERROR).toList();
    }

    private Optional<String> now(String file) {
        return catalog.shelf().entries().stream()
                .filter(entry -> entry.file().equals(file))
                .map(Entry::text)
                .findFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OldVersion unreadable(String why) {
        return new OldVersion.Unreadable(why, List.of());
    }
}
