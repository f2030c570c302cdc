package dev.tminus.catalog;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Every version of every runbook and workspace that was ever seen whole, and the folder as it is
/// now.
public interface Catalog {

    /// The workspace folder now; files are read again when they change.
    Shelf shelf();

    /// The workspace that says who is who: `workspace.yaml` as it is now or, while it cannot be
    /// used, as it last could; nothing where it never could. Looks at that file only.
    Optional<Workspace> current();

    /// Whether somebody is not, or no longer, among the people of the [#current] workspace.
    default boolean isGone(PersonId person) {
        return current().filter(now -> !now.people().containsKey(person)).isPresent();
    }

    /// Tells of every new state of the folder, until closed.
    Watch watch(Consumer<Shelf> onChange);

    /// Tells of every new [#current] workspace, before anybody reads the runbooks anew, until
    /// closed.
    Watch watchCurrent(Consumer<Workspace> onChange);

    /// Looks whether the folder has changed, if anybody watches, and tells those who do.
    void look();

    /// Ends a [#watch].
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// A sentence for every version that was kept and is no longer what its hash says.
    List<String> flaws();

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was, or was changed since
    Runbook runbook(ContentHash version, ContentHash workspaceVersion);

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was, or was changed since
    Workspace workspace(ContentHash version);
}
