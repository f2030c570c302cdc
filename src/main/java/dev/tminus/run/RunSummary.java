package dev.tminus.run;

import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.RunbookId;
import java.time.Instant;

/// One run in a list of runs.
public record RunSummary(
        RunId id,
        int number,
        RunbookId runbook,
        String title,
        EnvironmentName environment,
        Mode mode,
        RunStatus status,
        Instant zero,
        int done,
        int steps) {}
