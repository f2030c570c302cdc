package dev.tminus.runbook;

import dev.tminus.runbook.names.ContingencyId;
import java.time.Duration;

/// What follows when a step fails or has no answer.
public sealed interface Reaction {

    /// The run is held.
    record Hold() implements Reaction {}

    /// The contingency opens if its position holds; else the run is held.
    record Open(ContingencyId contingency) implements Reaction {}

    /// The step is tried again, and what follows counts only when that did not help.
    ///
    /// @param times how often
    /// @param delay before each time
    record Retry(int times, Duration delay, Reaction then) implements Reaction {}
}
