package dev.tminus.ledger;

import dev.tminus.run.Recorded;
import dev.tminus.run.RunState;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Map;

/// The whole picture of a run at one moment, built once per change and shared by everybody who
/// looks.
///
/// @param number greater where the picture was begun later: the run may have fewer entries in it
///   than before, once one that could not be written for good is gone
/// @param workspace the version that the run pinned
/// @param readings how far the checks under way have come, as far as this instance carries them out
/// @param latest the newest journal entries, newest first, at most [#FEED] of them
public record RunBoard(
        long number,
        RunState state,
        Workspace workspace,
        Map<ReadProgress.Use, ReadProgress> readings,
        List<Recorded> latest) {

    /// How many entries the feed of a page shows at most.
    public static final int FEED = 50;

    public RunBoard {
        readings = Map.copyOf(readings);
        latest = List.copyOf(latest);
    }

    /// Whether another shows more of what is true now.
    public boolean isOlderThan(RunBoard other) {
        return number < other.number;
    }
}
