package dev.tminus.runbook;

/// Who starts a step once it is ready.
public enum Start {
    /// The engine, as soon as the step is ready.
    BY_ITSELF,
    /// A person in the owner's role.
    BY_OWNER
}
