package dev.tminus.run;

import dev.tminus.catalog.ContentHash;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import java.time.Instant;
import java.time.ZoneId;

/// Asks for a run of one version of a runbook.
///
/// @param zero T-0
/// @param zone where T-0 was said, which the run's pages show first
public record PlanRun(
        ContentHash runbookVersion,
        ContentHash workspaceVersion,
        EnvironmentName environment,
        Mode mode,
        Instant zero,
        ZoneId zone) {}
