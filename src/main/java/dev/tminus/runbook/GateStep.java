package dev.tminus.runbook;

import java.util.List;

/// A go/no-go poll: it opens when all that it needs is done, and passes when every role's quorum
/// says go.
public record GateStep(StepBasics basics, List<Quorum> poll) implements Step {

    public GateStep {
        poll = List.copyOf(poll);
    }

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }
}
