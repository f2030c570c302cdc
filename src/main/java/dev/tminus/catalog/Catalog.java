package dev.tminus.catalog;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;

/// Every version of every runbook and workspace that was ever seen whole, and the folder as it is
/// now.
public interface Catalog {

    /// The workspace folder now; files are read again when they change.
    Shelf shelf();

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was
    Runbook runbook(ContentHash version, ContentHash workspaceVersion);

    /// A version that was kept.
    ///
    /// @throws java.util.NoSuchElementException where it never was
    Workspace workspace(ContentHash version);
}
