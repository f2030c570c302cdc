package dev.tminus.runbook;

/// What follows when a step fails or has no answer.
public sealed interface Reaction {

    /// The run is held.
    record Hold() implements Reaction {}

    /// The contingency opens if its position holds; else the run is held.
    record Open(ContingencyId contingency) implements Reaction {}
}
