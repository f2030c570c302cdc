package dev.tminus.run;

import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.RunbookId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/// A run as lists show it: made from its journal and from nothing else.
///
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
        long head,
        String headHash) {

    static RunRow of(RunState state, Journal.Head head) {
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
                steps);
    }
}
