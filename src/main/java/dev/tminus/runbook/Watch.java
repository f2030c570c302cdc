package dev.tminus.runbook;

import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;

/// A check that is asked again and again over a stretch of the run.
///
/// @param from the step with whose end it begins
/// @param to the step with whose start it ends
/// @param every from the end of one attempt to the start of the next
/// @param owner who is told
/// @param giveUpAfter how many attempts in a row may end without passing before `onFail`
public record Watch(
        CheckId check,
        StepId from,
        StepId to,
        Duration every,
        RoleName owner,
        int giveUpAfter,
        Reaction onFail) {}
