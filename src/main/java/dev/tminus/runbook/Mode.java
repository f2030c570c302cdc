package dev.tminus.runbook;

/// How a run is meant; an environment says which modes it allows.
public enum Mode {
    /// Real effects on an environment made for it.
    REHEARSAL,
    /// The real thing.
    LIVE
}
