package dev.tminus.language;

import dev.tminus.language.TestDraft.ConditionDraft;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step takes part in a run, as the file says it.
///
/// @param onFail null where the run is held
/// @param onInconclusive null where the run is held
/// @param repeat null where it is done once
record CourseDraft(
        @Nullable ConditionDraft when,
        boolean optional,
        List<DeadlineDraft> deadlines,
        @Nullable Said<Reaction> onFail,
        @Nullable Said<Reaction> onInconclusive,
        @Nullable RepeatDraft repeat) {

    record RepeatDraft(Node.Entries node, @Nullable Duration every, @Nullable Said<StepId> until) {}

    /// @param at null where it counts from the moment the step is ready
    record DeadlineDraft(
            Node.Entries node,
            @Nullable Duration afterReady,
            @Nullable Said<Timing> at,
            Deadline.@Nullable Deed deed) {}
}
