package dev.tminus.language;

import dev.tminus.runbook.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// The workspace beside a runbook, or why its names cannot be looked up.
public sealed interface Beside {

    /// One that could be read.
    record Known(Workspace workspace) implements Beside {}

    /// A file that is there and could not be read.
    record Broken(String file) implements Beside {}

    /// There is no such file.
    record Missing() implements Beside {}

    /// Null stands for a missing one.
    static Beside of(@Nullable Workspace workspace) {
        return workspace == null ? new Missing() : new Known(workspace);
    }
}
