/// Keeps every version of every runbook and workspace by content hash, with what the linter says of
/// them, and knows their past in git.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "language",
            "language :: problems",
            "lint"
        })
package dev.tminus.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
