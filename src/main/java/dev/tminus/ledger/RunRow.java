package dev.tminus.ledger;

import dev.tminus.ledger.journal.Head;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RunbookId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A run as lists show it: made from its journal and from nothing else.
///
/// @param reason why it was scrubbed, else empty; null in a row of an older version
/// @param contingencies how many were opened; null in a row of an older version
/// @param runbookVersion content hash; null in a row of an older version
/// @param head number of the last journal entry in it
/// @param headHash hash of that entry in hex
record RunRow(
        @Id UUID id,
        int number,
        String runbook,
        String title,
        String environment,
        String mode,
        String status,
        Instant zero,
        int steps,
        int done,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Integer contingencies,
        @Nullable String runbookVersion,
        long head,
        String headHash) {

    /// The statuses of runs that are over.
    static final List<String> OVER =
            Stream.of(RunStatus.values()).filter(RunStatus::isOver).map(Enum::name).toList();

    static RunRow of(RunState state, Head head) {
        return new RunRow(
                state.id().value(),
                state.plan().number(),
                state.plan().runbook().value(),
                state.checklist().runbook().title(),
                state.plan().environment().value(),
                state.plan().mode().name(),
                state.status().name(),
                state.plan().zero(),
                state.checklist().mainLine(),
                state.done(),
                state.startedAt(),
                state.endedAt(),
                state.status() == RunStatus.SCRUBBED ? state.statusReason() : "",
                state.openings().size(),
                state.plan().runbookVersion().hex(),
                head.seq(),
                head.hex());
    }

    RunSummary summary() {
        return new RunSummary(
                new RunId(id),
                number,
                new RunbookId(runbook),
                title,
                new EnvironmentName(environment),
                Mode.valueOf(mode),
                RunStatus.valueOf(status),
                zero,
                done,
                steps,
                startedAt,
                endedAt,
                reason == null ? "" : reason,
                contingencies == null ? 0 : contingencies,
                runbookVersion == null ? null : new ContentHash(runbookVersion));
    }
}
