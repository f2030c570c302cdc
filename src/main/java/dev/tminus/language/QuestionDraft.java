package dev.tminus.language;

import dev.tminus.runbook.Field;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as the file says it; null stands for what is missing or could not be read.
record QuestionDraft(
        @Nullable Said<QuestionId> id,
        Field.@Nullable Type type,
        List<String> choices,
        String ask,
        @Nullable Said<RoleName> owner,
        @Nullable Said<Timing> due,
        @Nullable Said<StepId> blocks,
        @Nullable String assume) {}
