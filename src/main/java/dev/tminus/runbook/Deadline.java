package dev.tminus.runbook;

import java.time.Duration;

/// A moment at which a step should be through. Silence never approves: what a deadline does is
/// remind, escalate or hold.
public sealed interface Deadline {

    Deed deed();

    /// So long after the step became ready to start.
    record AfterReady(Duration time, Deed deed) implements Deadline {}

    /// A planned moment.
    record At(Timing timing, Deed deed) implements Deadline {}

    /// What happens when it passes.
    enum Deed {
        /// Tells those who are awaited once more.
        REMIND,
        /// Tells those who may resume the run.
        ESCALATE,
        /// Holds the run.
        HOLD
    }
}
