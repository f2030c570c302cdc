package dev.tminus.catalog;

import dev.tminus.language.Language;
import dev.tminus.runbook.workspace.Workspace;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `workspace.yaml` by itself, read when it changes. While it cannot be used, because somebody is
/// in the middle of writing it, it stays what it was: a broken file takes nobody out.
final class CurrentWorkspace {

    private final WorkspaceFolder folder;
    private final Supplier<Optional<Workspace>> before;
    private WorkspaceFolder.@Nullable Listing seen;
    private Optional<Workspace> usable = Optional.empty();

    /// @param before what it was before the start
    CurrentWorkspace(WorkspaceFolder folder, Supplier<Optional<Workspace>> before) {
        this.folder = folder;
        this.before = before;
    }

    synchronized Optional<Workspace> now() {
        var look = folder.look(WorkspaceFolder.WORKSPACE);
        if (!look.equals(seen)) {
            usable = read(look).or(() -> usable).or(before);
            seen = look;
        }
        return usable;
    }

    private Optional<Workspace> read(WorkspaceFolder.Listing look) {
        var found = folder.workspace(look, WorkspaceFolder.WORKSPACE);
        return found.obstacle() != null
                ? Optional.empty()
                : Optional.ofNullable(
                        Language.readWorkspace(found.name(), found.content()).value());
    }
}
