package dev.tminus.ledger;

import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RunbookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run in a list of runs.
///
/// @param reason why it was scrubbed, else empty
/// @param contingencies how many different ones were opened
/// @param version of the runbook that it goes by; null where an older program's row could not be
///   brought up to date
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
        int steps,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String reason,
        int contingencies,
        @Nullable ContentHash version) {}
