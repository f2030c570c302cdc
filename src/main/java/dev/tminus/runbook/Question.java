package dev.tminus.runbook;

import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import org.jspecify.annotations.Nullable;

/// What nobody knows yet when the runbook is written, and who finds out until when.
///
/// @param field what an answer may be; its name is the question's id
/// @param ask the question in words
/// @param due the latest moment for the answer, null where the file names none
/// @param blocks the step that does not begin before the answer is there, null for none
/// @param assume what the plan reckons with until then, null for nothing
public record Question(
        QuestionId id,
        Field field,
        String ask,
        RoleName owner,
        @Nullable Timing due,
        @Nullable StepId blocks,
        @Nullable String assume) {}
