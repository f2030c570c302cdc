package dev.tminus.planning;

import dev.tminus.ledger.OtherRun;
import dev.tminus.run.Actor;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.source.Fence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked at before a run is planned.
///
/// @param warnings of the file of this version; null where the file is another one by now
/// @param look what the servers say; null where the environment is not one to ask
/// @param others what else is planned or under way on the environment
record PreflightInput(
        Runbook runbook,
        Workspace workspace,
        PlanRun wish,
        Actor actor,
        Instant now,
        Plan plan,
        @Nullable List<String> warnings,
        Fence.@Nullable Survey look,
        List<OtherRun> others) {}
