package dev.tminus.catalog;

import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.Runbook;
import java.util.List;

/// What came of reading a runbook as it was.
public sealed interface OldVersion {

    /// It could be read.
    ///
    /// @param ownWorkspace whether it was read with the workspace of its own time; else with the
    ///   one that is there now
    record Read(Runbook runbook, boolean ownWorkspace) implements OldVersion {}

    /// It could not.
    ///
    /// @param why one sentence
    /// @param problems what the reader found in it, if it came so far
    record Unreadable(String why, List<Problem> problems) implements OldVersion {

        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
