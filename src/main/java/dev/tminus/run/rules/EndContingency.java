package dev.tminus.run.rules;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;

/// How a run goes on once all steps of a contingency are through.
final class EndContingency {

    private EndContingency() {}

    /// Ends the open contingency once all its steps are through and nothing runs that its end would
    /// reach.
    static void ifThrough(Draft draft) {
        var state = draft.state();
        var open = state.contingency();
        if (open == null
                || state.status() != RunStatus.CONTINGENCY
                || !Contingencies.isThrough(state, open)) {
            return;
        }
        var contingency = Contingencies.find(state, open);
        var ending = Contingencies.ending(state, contingency);
        switch (contingency.endings().get(ending).then()) {
            case Then.Resume _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                lookAnew(draft);
            }
            case Then.Retry(var from) -> retry(draft, open, ending, from);
            // the others are refused at planning; to hold is right whatever should follow
            case Then.Hold _,
                    Then.ContinueAt _,
                    Then.RollBack _,
                    Then.RollBackTo _,
                    Then.Postpone _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                pollAnew(draft);
                Transitions.checkAnew(draft, StepPhase.CHECKING, StepPhase.SIGNING);
            }
            case Then.Scrub _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                Transitions.scrub(
                        draft,
                        "Contingency %s, %s, has ended so."
                                .formatted(contingency.number(), contingency.title()));
            }
        }
    }

    private static void retry(Draft draft, ContingencyId open, int ending, StepId from) {
        if (!Contingencies.keepsOpen(draft.state()).isEmpty()) {
            return;
        }
        var again = Contingencies.reached(draft.state(), from);
        draft.add(new RunEvent.ContingencyEnded(open, ending));
        draft.addInParts(again, RunEvent.StepsRetried::new);
        lookAnew(draft);
    }

    /// What stopped or had not come to its end is asked again, now that much may have changed.
    private static void lookAnew(Draft draft) {
        pollAnew(draft);
        Transitions.checkAnew(
                draft,
                StepPhase.CHECKING,
                StepPhase.SIGNING,
                StepPhase.FAILED,
                StepPhase.INCONCLUSIVE);
    }

    /// A gate that has not passed goes by no votes and no protections from before the contingency.
    private static void pollAnew(Draft draft) {
        var state = draft.state();
        draft.addInParts(
                Contingencies.mainLine(
                                state,
                                StepPhase.RUNNING,
                                StepPhase.CHECKING,
                                StepPhase.SIGNING,
                                StepPhase.FAILED,
                                StepPhase.INCONCLUSIVE,
                                StepPhase.NO_GO)
                        .stream()
                        .filter(step -> Guard.isPoll(state, step))
                        .filter(step ->
                                state.step(step).phase() == StepPhase.RUNNING
                                        || !Guard.step(state, step).requires().isEmpty())
                        .toList(),
                RunEvent.StepsReturned::new);
    }
}
