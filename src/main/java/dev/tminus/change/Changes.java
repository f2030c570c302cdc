package dev.tminus.change;

import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;

/// Compares two versions. What only looks different in the file, such as comments, quotes or the
/// order of `needs`, is no change; whatever else differs is told.
public final class Changes {

    private Changes() {}

    /// Every change of a runbook: of the whole, of its phases and steps in the order of the newer
    /// file with the removed ones first, of its checks, its contingencies and what else it provides
    /// for.
    public static List<Change> between(Runbook old, Runbook now) {
        var found = new ChangeCollector(now);
        var named = RenamedIds.follow(old, now, found);
        new CompareFrame(named, now, found.about(Part.RUNBOOK, "")).compare();
        var was = RenamedPhases.follow(named, now, found);
        var moved = new CompareLanes(was, now, found).compare();
        new CompareOrder(Order.of(was), found.order(), moved, found).compare();
        CompareChecks.compare(named.checks(), now.checks(), found);
        new CompareDefinitions(named.definitions(), now.definitions(), found).compare();
        return found.all();
    }

    /// Every change of a workspace.
    public static List<Change> between(Workspace old, Workspace now) {
        var found = new ChangeCollector(null);
        new CompareWorkspace(old, now, found).compare();
        return found.all();
    }
}
