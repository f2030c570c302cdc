package dev.tminus.run;

import dev.tminus.runbook.Workspace;
import java.util.List;

/// The whole picture of a run at one moment, built once per change and shared by everybody who
/// looks.
///
/// @param workspace the version that the run pinned
/// @param latest the newest journal entries, newest first, at most [#FEED] of them
public record RunBoard(RunState state, Workspace workspace, List<Recorded> latest) {

    /// How many entries the feed of a page shows at most.
    public static final int FEED = 50;

    public RunBoard {
        latest = List.copyOf(latest);
    }
}
