package dev.tminus.language.drafts;

import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step takes part in a run, as the file says it.
///
/// @param onFail null where the run is held
/// @param onInconclusive null where the run is held
/// @param repeat null where it is done once
public record PolicyDraft(
        @Nullable ConditionDraft when,
        boolean optional,
        List<DeadlineDraft> deadlines,
        @Nullable Placed<Reaction> onFail,
        @Nullable Placed<Reaction> onInconclusive,
        @Nullable RepeatDraft repeat) {

    public record RepeatDraft(
            Node.Entries node, @Nullable Duration every, @Nullable Placed<StepId> until) {}

    /// A moment at which a step should be through.
    ///
    /// @param at null where it counts from the moment the step is ready
    public record DeadlineDraft(
            Node.Entries node,
            @Nullable Duration afterReady,
            @Nullable Placed<Timing> at,
            Deadline.@Nullable Effect effect) {}
}
