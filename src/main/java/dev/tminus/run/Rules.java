package dev.tminus.run;

import java.time.Instant;
import java.util.Optional;

/// The legal life of a run: pure functions of what is known, who asks and what time it is.
public final class Rules {

    private Rules() {}

    /// Why a command would be refused now, or nothing where it would be accepted: the sentence that
    /// stands beside a disabled button.
    public static Optional<String> refusal(
            RunState state, RunCommand command, Actor actor, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// The digest that a signature of this step covers now.
    public static String digest(RunState state, dev.tminus.runbook.StepId step) {
        throw new UnsupportedOperationException();
    }
}
