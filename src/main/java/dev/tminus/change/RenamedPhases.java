package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.stream.Collectors;

/// Phases that hold the same steps under another id: what is in them has not moved.
final class RenamedPhases {

    private RenamedPhases() {}

    /// The older version with the ids of the newer.
    static Runbook follow(Runbook old, Runbook now, ChangeCollector found) {
        var before = old.phases().stream().map(Phase::id).collect(Collectors.toSet());
        var fresh = now.phases().stream().filter(phase -> !before.contains(phase.id())).toList();
        if (fresh.isEmpty()) {
            return old;
        }
        var kept = now.phases().stream().map(Phase::id).collect(Collectors.toSet());
        return old.withPhases(
                old.phases().stream()
                        .map(phase ->
                                kept.contains(phase.id()) ? phase : renamed(phase, fresh, found))
                        .toList());
    }

    private static Phase renamed(Phase was, List<Phase> fresh, ChangeCollector found) {
        for (var is : fresh) {
            if (!was.steps().isEmpty() && ids(was).equals(ids(is))) {
                found.about(Part.PHASE, is.id()).compare(Kind.CHANGED, "Its id", was.id(), is.id());
                return new Phase(
                        is.id(), was.title(), was.at(), was.steps(), was.waves(), was.briefing());
            }
        }
        return was;
    }

    private static List<StepId> ids(Phase phase) {
        return phase.steps().stream().map(Step::id).toList();
    }
}
