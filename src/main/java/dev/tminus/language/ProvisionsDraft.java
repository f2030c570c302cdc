package dev.tminus.language;

import dev.tminus.language.TermsDraft.AcceptanceDraft;
import dev.tminus.runbook.ActionName;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.RehearsalId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a runbook provides for besides its steps, as the file says it.
record ProvisionsDraft(
        List<Said<String>> tags,
        Map<ActionName, MapOf.Named<WorkDraft>> actions,
        List<WatchDraft> watches,
        List<RehearsalDraft> rehearsals,
        List<AcceptanceDraft> accepted) {

    /// @param owner null for the owner of the step in `from`
    record WatchDraft(
            @Nullable Said<CheckId> check,
            @Nullable Said<StepId> from,
            @Nullable Said<StepId> to,
            @Nullable Duration every,
            @Nullable Said<RoleName> owner,
            int giveUpAfter,
            @Nullable Said<Reaction> onFail) {}

    record RehearsalDraft(
            @Nullable Said<RehearsalId> id,
            String title,
            @Nullable Said<EnvironmentName> environment,
            @Nullable Said<StepId> from,
            @Nullable Said<StepId> to,
            Map<Expression.Answer, MapOf.Named<List<Said<String>>>> given,
            @Nullable Duration waitsAtMost,
            List<FaultDraft> faults) {}

    record FaultDraft(
            Node.Entries node,
            @Nullable Said<StepId> step,
            @Nullable Duration after,
            @Nullable Kind kind,
            @Nullable Said<String> source,
            @Nullable Said<CheckId> check,
            @Nullable Said<RoleName> who,
            @Nullable String text,
            @Nullable Duration lasts,
            int times,
            @Nullable ExpectedDraft expect) {}

    /// What goes wrong.
    enum Kind {
        SOURCE_DOWN,
        SOURCE_SLOW,
        CHECK_FAILS,
        CHECK_INCONCLUSIVE,
        ACTION_KILLED,
        ROLE_SILENT,
        ASK
    }

    record ExpectedDraft(
            @Nullable Said<ContingencyId> contingency,
            Rehearsal.@Nullable Becomes run,
            @Nullable Duration within,
            @Nullable Duration recoveredWithin) {}
}
