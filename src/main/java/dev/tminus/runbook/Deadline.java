package dev.tminus.runbook;

import java.time.Duration;

/// A moment at which a step should be through. Silence never approves: what a deadline does is
/// remind, escalate or hold.
public sealed interface Deadline {

    Effect effect();

    /// So long after the step became ready to start.
    record AfterReady(Duration time, Effect effect) implements Deadline {}

    /// A planned moment.
    record At(Timing timing, Effect effect) implements Deadline {}

    /// What happens when it passes.
    enum Effect {
        /// Tells those who are awaited once more.
        REMIND,
        /// Tells those who may resume the run.
        ESCALATE,
        /// Holds the run.
        HOLD
    }
}
