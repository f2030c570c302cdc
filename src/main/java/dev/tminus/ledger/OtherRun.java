package dev.tminus.ledger;

/// Another run on the same environment.
///
/// @param alongside whether its runbook lets others be live beside it
public record OtherRun(RunSummary run, boolean alongside) {}
