package dev.tminus.change;

import dev.tminus.runbook.Runbook;
import java.util.List;

/// Compares two versions of a runbook. What only looks different in the file is no change.
public final class Changes {

    private Changes() {}

    /// Every change: of the runbook as a whole, of its steps in the order of the newer file with the
    /// removed ones first, of its checks, of its contingencies.
    public static List<Change> between(Runbook old, Runbook now) {
        var found = new Found();
        new CompareFrame(old, now, found).compare();
        new CompareOrder(old, now, found).compare();
        new CompareChecks(old, now, found).compare();
        new CompareContingencies(old, now, found).compare();
        return found.all();
    }
}
