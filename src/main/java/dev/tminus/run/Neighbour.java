package dev.tminus.run;

/// Another run on the same environment.
///
/// @param alongside whether its runbook lets others be live beside it
record Neighbour(RunSummary run, boolean alongside) {}
