package dev.tminus.language.drafts;

import dev.tminus.language.drafts.SafeguardsDraft.AcceptanceDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a runbook provides for besides its steps, as the file says it.
public record DefinitionsDraft(
        List<Placed<String>> tags,
        Map<ActionName, MapOf.Named<WorkDraft>> actions,
        List<WatchDraft> watches,
        List<RehearsalDraft> rehearsals,
        List<AcceptanceDraft> accepted) {

    /// A check that is asked again and again over a stretch.
    ///
    /// @param owner null for the owner of the step in `from`
    public record WatchDraft(
            @Nullable Placed<CheckId> check,
            @Nullable Placed<StepId> from,
            @Nullable Placed<StepId> to,
            @Nullable Duration every,
            @Nullable Placed<RoleName> owner,
            int giveUpAfter,
            @Nullable Placed<Reaction> onFail) {}

    public record RehearsalDraft(
            @Nullable Placed<RehearsalId> id,
            String title,
            @Nullable Placed<EnvironmentName> environment,
            @Nullable Placed<StepId> from,
            @Nullable Placed<StepId> to,
            Map<Expression.Answer, MapOf.Named<List<Placed<String>>>> given,
            @Nullable Duration waitsAtMost,
            List<FaultDraft> faults) {}

    public record FaultDraft(
            Node.Entries node,
            @Nullable Placed<StepId> step,
            @Nullable Duration after,
            @Nullable Kind kind,
            @Nullable Placed<String> source,
            @Nullable Placed<CheckId> check,
            @Nullable Placed<RoleName> who,
            @Nullable String text,
            @Nullable Duration lasts,
            int times,
            @Nullable ExpectedDraft expect) {}

    /// What goes wrong.
    public enum Kind {
        SOURCE_DOWN,
        SOURCE_SLOW,
        CHECK_FAILS,
        CHECK_INCONCLUSIVE,
        ACTION_KILLED,
        ROLE_SILENT,
        ASK
    }

    public record ExpectedDraft(
            @Nullable Placed<ContingencyId> contingency,
            Rehearsal.@Nullable Becomes run,
            @Nullable Duration within,
            @Nullable Duration recoveredWithin) {}
}
