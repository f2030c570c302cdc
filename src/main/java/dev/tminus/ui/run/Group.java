package dev.tminus.ui.run;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps that stand together in the checklist: those of a phase, or those of a contingency.
///
/// @param index among all groups, phases first, from 0
/// @param first place of its first step in the checklist
/// @param phase null for a contingency
/// @param contingency null for a phase
record Group(
        int index,
        String title,
        int first,
        List<Step> steps,
        @Nullable Phase phase,
        @Nullable Contingency contingency) {

    /// In the order of the checklist.
    static List<Group> of(Runbook runbook) {
        var groups = new ArrayList<Group>();
        var first = 0;
        for (var phase : runbook.phases()) {
            var title = (groups.size() + 1) + " " + phase.title();
            groups.add(new Group(groups.size(), title, first, phase.steps(), phase, null));
            first += phase.steps().size();
        }
        for (var one : runbook.contingencies()) {
            var title = one.number() + " " + one.title();
            groups.add(new Group(groups.size(), title, first, one.steps(), null, one));
            first += one.steps().size();
        }
        return groups;
    }

    int size() {
        return steps.size();
    }

    StepState state(RunState run, int index) {
        return run.steps().at(first + index);
    }

    /// Whether it is there to be seen: the main line always, a contingency once it was opened.
    boolean isShown(RunState run) {
        return contingency == null || run.openings().containsKey(contingency.id());
    }

    /// Whether it is the contingency that is open.
    boolean isOpen(RunState run) {
        return contingency != null && contingency.id().equals(run.contingency());
    }

    /// How many of its steps are through.
    int through(RunState run) {
        var through = 0;
        for (var i = 0; i < size(); i++) {
            through += state(run, i).phase().satisfies() ? 1 : 0;
        }
        return through;
    }

    /// How many steps at its beginning are folded away: all where all are through, else those but
    /// the last, which tells how far it has come. What must be looked at again is never folded.
    int folded(RunState run) {
        var through = 0;
        while (through < size()
                && state(run, through).phase().satisfies()
                && !state(run, through).outdated()) {
            through++;
        }
        return through == size() ? through : Math.max(0, through - 1);
    }

    /// Whether one of its steps went wrong.
    boolean fails(RunState run) {
        for (var i = 0; i < size(); i++) {
            var phase = state(run, i).phase();
            if (phase == StepPhase.FAILED
                    || phase == StepPhase.INCONCLUSIVE
                    || phase == StepPhase.NO_GO) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of its steps is further than planned.
    boolean isBegun(RunState run) {
        for (var i = 0; i < size(); i++) {
            var phase = state(run, i).phase();
            if (phase != StepPhase.PLANNED && phase != StepPhase.NOT_REACHED) {
                return true;
            }
        }
        return false;
    }
}
