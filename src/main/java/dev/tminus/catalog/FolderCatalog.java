package dev.tminus.catalog;

import dev.tminus.language.Beside;
import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.lint.Lint;
import dev.tminus.lint.Siblings;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// Reads the workspace folder when it changes, and keeps every version that is fit to be planned
/// with.
@Service
@EnableConfigurationProperties(Folder.class)
class FolderCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(FolderCatalog.class);

    private final WorkspaceFolder folder;
    private final Documents documents;
    private final CurrentWorkspace current;
    private final KeptVersions versions;
    private final Set<Consumer<Shelf>> viewers = new CopyOnWriteArraySet<>();
    private final Set<Consumer<Workspace>> currentViewers = new CopyOnWriteArraySet<>();
    private Optional<Workspace> toldCurrent = Optional.empty();
    private @Nullable Seen seen;
    private @Nullable Shelf told;
    private boolean unkept;

    FolderCatalog(Folder folder, Documents documents) {
        this.folder = new WorkspaceFolder(folder.runbooks());
        this.documents = documents;
        this.versions = new KeptVersions(documents);
        this.current = new CurrentWorkspace(this.folder, this::newestKept);
    }

    /// The shelf made of a state of the folder.
    private record Seen(WorkspaceFolder.Listing look, Shelf shelf) {}

    @Override
    public synchronized Shelf shelf() {
        var look = folder.look();
        if (seen == null || unkept || !seen.look().equals(look) || isTriedAgain(seen.shelf())) {
            seen = unkept ? null : seen;
            unkept = false;
            seen = new Seen(look, read(look));
        }
        return seen.shelf();
    }

    @Override
    public Optional<Workspace> current() {
        return current.now();
    }

    private Optional<Workspace> newestKept() {
        return documents.named(WorkspaceFolder.WORKSPACE, 1).stream()
                .map(kept -> workspace(kept.content()))
                .findFirst();
    }

    /// A file that could not be opened may be opened once its rights are other ones, which does not
    /// show on it.
    private static boolean isTriedAgain(Shelf shelf) {
        return Stream.concat(
                        shelf.workspaceNotes().stream(),
                        shelf.entries().stream().flatMap(entry -> entry.notes().stream()))
                .anyMatch(FolderCatalog::isUnreadable);
    }

    private static boolean isUnreadable(Note note) {
        return note.problem().code().equals(WorkspaceFolder.UNREADABLE);
    }

    @Override
    public Watch watch(Consumer<Shelf> onChange) {
        viewers.add(onChange);
        return () -> viewers.remove(onChange);
    }

    @Override
    public Watch watchCurrent(Consumer<Workspace> onChange) {
        currentViewers.add(onChange);
        return () -> currentViewers.remove(onChange);
    }

    @Override
    public void look() {
        lookAtCurrent();
        if (viewers.isEmpty()) {
            return;
        }
        var now = shelf();
        if (isNews(now)) {
            viewers.forEach(viewer -> tell(viewer, now));
        }
    }

    private void lookAtCurrent() {
        var now = current.now();
        if (!currentViewers.isEmpty() && !now.equals(toldCurrent)) {
            toldCurrent = now;
            now.ifPresent(news -> currentViewers.forEach(viewer -> tell(viewer, news)));
        }
    }

    private synchronized boolean isNews(Shelf now) {
        var news = !now.equals(told);
        told = now;
        return news;
    }

    private static <T> void tell(Consumer<T> viewer, T now) {
        try {
            viewer.accept(now);
        } catch (RuntimeException failed) {
            LOG.warn("A page could not be told of a changed file", failed);
        }
    }

    @Override
    public List<String> flaws() {
        return documents.flaws();
    }

    @Override
    public Runbook runbook(ContentHash version, ContentHash workspaceVersion) {
        return versions.runbook(version, workspaceVersion);
    }

    @Override
    public Workspace workspace(ContentHash version) {
        return versions.workspace(version);
    }

    private Shelf read(WorkspaceFolder.Listing look) {
        var found = folder.workspace(look, WorkspaceFolder.WORKSPACE);
        var hash = ContentHash.of(found.content());
        var workspace = workspace(found);
        var beside = beside(look, workspace.reading());
        var unchanged = unchanged(look, hash);
        var alone =
                look.files().keySet().stream()
                        .filter(file -> !file.equals(WorkspaceFolder.WORKSPACE))
                        .map(file -> {
                            var known = unchanged.get(file);
                            return known == null
                                    ? entry(folder.file(look, file), beside, null)
                                    : known;
                        })
                        .toList();
        var broken =
                alone.stream().anyMatch(FolderCatalog::runsOthers)
                        ? broken(alone, beside)
                        : Set.<RunbookId>of();
        var entries =
                alone.stream()
                        .map(entry ->
                                runsOthers(entry)
                                        ? entry(
                                                folder.file(look, entry.file()),
                                                beside,
                                                siblings(entry, alone, broken))
                                        : entry)
                        .toList();
        if (workspace.reading().ok()) {
            keep(Documents.Kind.WORKSPACE, found);
        }
        return new Shelf(found.text(), hash, workspace.reading(), workspace.notes(), entries);
    }

    private record ReadWorkspace(Reading<Workspace> reading, List<Note> notes) {}

    private static ReadWorkspace workspace(WorkspaceFolder.FolderFile found) {
        var obstacle = found.obstacle();
        if (obstacle != null) {
            return new ReadWorkspace(
                    new Reading<>(null, List.of(obstacle)), List.of(new Note(obstacle, null, "")));
        }
        var written = Language.locateWorkspace(found.name(), found.content());
        var notes = Lint.of(written).stream().map(problem -> new Note(problem, null, "")).toList();
        return new ReadWorkspace(written.reading(), notes);
    }

    /// The entries of before whose files lie there as they did, under the workspace as it was; what
    /// could not be read is tried again.
    private Map<String, Entry> unchanged(WorkspaceFolder.Listing look, ContentHash workspace) {
        var before = seen;
        if (before == null || !before.shelf().workspaceHash().equals(workspace)) {
            return Map.of();
        }
        var stamps = before.look().files();
        if (stamps.containsKey(WorkspaceFolder.WORKSPACE)
                != look.files().containsKey(WorkspaceFolder.WORKSPACE)) {
            return Map.of();
        }
        return before.shelf().entries().stream()
                .filter(entry ->
                        Objects.equals(stamps.get(entry.file()), look.files().get(entry.file())))
                .filter(entry -> entry.notes().stream().noneMatch(FolderCatalog::isUnreadable))
                .collect(Collectors.toMap(Entry::file, Function.identity()));
    }

    private static Beside beside(WorkspaceFolder.Listing look, Reading<Workspace> read) {
        return read.value() == null && look.files().containsKey(WorkspaceFolder.WORKSPACE)
                ? new Beside.Broken(WorkspaceFolder.WORKSPACE)
                : Beside.of(read.value());
    }

    private static boolean runsOthers(Entry entry) {
        var runbook = entry.reading().value();
        return runbook != null && runbook.allSteps().anyMatch(RunbookStep.class::isInstance);
    }

    /// Those among which one may run some, itself first.
    private static Siblings siblings(Entry entry, List<Entry> all, Set<RunbookId> broken) {
        return new Siblings(
                Stream.concat(Stream.of(entry), all.stream())
                        .flatMap(each -> Stream.ofNullable(each.reading().value()))
                        .collect(
                                Collectors.toMap(
                                        Runbook::id, Function.identity(), (one, _) -> one)),
                broken);
    }

    /// The ids of those with errors, as far as they have one.
    private static Set<RunbookId> broken(List<Entry> all, Beside beside) {
        return all.stream()
                .filter(entry -> entry.reading().value() == null)
                .map(entry ->
                        Language.locateBeside(
                                entry.file(),
                                entry.text().getBytes(StandardCharsets.UTF_8),
                                beside))
                .flatMap(written -> Stream.ofNullable(written.rough()))
                .map(Runbook::id)
                .collect(Collectors.toSet());
    }

    private Entry entry(
            WorkspaceFolder.FolderFile found, Beside beside, @Nullable Siblings siblings) {
        var obstacle = found.obstacle();
        if (obstacle != null) {
            return new Entry(
                    found.name(),
                    found.text(),
                    ContentHash.of(found.content()),
                    new Reading<>(null, List.of(obstacle)));
        }
        var written = Language.locateBeside(found.name(), found.content(), beside);
        if (written.reading().ok()) {
            keep(Documents.Kind.RUNBOOK, found);
        }
        return Entry.of(
                found,
                written,
                Lint.inspect(
                        written,
                        beside instanceof Beside.Known(var workspace) ? workspace : null,
                        siblings));
    }

    /// What cannot be kept while the ledger takes nothing is shown all the same, and kept later;
    /// nobody can plan with it before.
    private void keep(Documents.Kind kind, WorkspaceFolder.FolderFile found) {
        try {
            documents.keep(kind, new Documents.Document(found.name(), found.content()));
        } catch (DataAccessException | TransactionException failed) {
            unkept = true;
        }
    }
}
