package dev.tminus.catalog;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.util.function.Consumer;

/// Every version of every runbook and workspace that was ever seen whole, and the folder as it is
/// now.
public interface Catalog {

    /// The workspace folder now; files are read again when they change.
    Shelf shelf();

    /// Tells of every new state of the folder, until closed.
    Watch watch(Consumer<Shelf> onChange);

    /// Looks whether the folder has changed, if anybody watches, and tells those who do.
    void look();

    /// Ends a [#watch].
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was
    Runbook runbook(ContentHash version, ContentHash workspaceVersion);

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was
    Workspace workspace(ContentHash version);
}
