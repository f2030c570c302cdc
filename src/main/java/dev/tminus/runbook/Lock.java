package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;

/// A name that one run at a time holds, from the start of a step on.
public record Lock(String name, Until until) {

    /// When it is given back.
    public sealed interface Until {

        /// When the checks of the step have passed.
        record Verified() implements Until {}

        /// When the step is done.
        record Done() implements Until {}

        /// When another step is done: a freeze.
        record StepDone(StepId step) implements Until {}
    }
}
