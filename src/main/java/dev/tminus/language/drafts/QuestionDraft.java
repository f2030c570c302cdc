package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as the file says it; null stands for what is missing or could not be read.
public record QuestionDraft(
        @Nullable Placed<QuestionId> id,
        Field.@Nullable Type type,
        List<String> choices,
        String ask,
        @Nullable Placed<RoleName> owner,
        @Nullable Placed<Timing> due,
        @Nullable Placed<StepId> blocks,
        @Nullable String assume) {}
