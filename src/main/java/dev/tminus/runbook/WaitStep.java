package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;
import java.time.Duration;

/// A step that only lets time pass.
public record WaitStep(StepBasics basics, Lasts lasts) implements Step {

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }

    /// How long.
    public sealed interface Lasts {

        /// Until a planned moment; none at all where that has passed.
        record Until(Timing timing) implements Lasts {}

        /// From its start.
        record For(Duration time) implements Lasts {}

        /// From its start, as long as somebody answered: `{{answers.lower-ttl.old-ttl}}`.
        record Answered(StepId step, String field) implements Lasts {}
    }
}
