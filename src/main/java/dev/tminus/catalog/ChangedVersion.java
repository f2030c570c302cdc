package dev.tminus.catalog;

import dev.tminus.runbook.names.ContentHash;
import java.util.NoSuchElementException;

/// A kept version is not what its hash says: somebody changed it in the database. Nothing is ever
/// read from it.
final class ChangedVersion extends NoSuchElementException {

    ChangedVersion(ContentHash version, String file) {
        super(
                "Version %s of %s was changed in the database: its content is not what its hash says."
                        .formatted(version.brief(), file));
    }
}
