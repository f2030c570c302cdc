package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;
import java.time.Duration;

/// How a step is done again and again.
///
/// @param every whole days keep the time of day, also when the clocks change; all else is elapsed
/// @param until the step whose start ends it, and which waits while it is due
public record Repeat(Duration every, StepId until) {}
