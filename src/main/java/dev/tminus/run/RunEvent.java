package dev.tminus.run;

import dev.tminus.catalog.ContentHash;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.RunbookId;
import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened in a run. Who did it and when stands in the journal entry around it.
public sealed interface RunEvent {

    /// The run exists, with everything it will ever go by pinned.
    ///
    /// @param number as people say it: run 12
    /// @param roles who may act in which role
    /// @param sources the servers that answered at planning; empty where none was asked
    record RunPlanned(
            int number,
            RunbookId runbook,
            ContentHash runbookVersion,
            ContentHash workspaceVersion,
            EnvironmentName environment,
            Mode mode,
            Instant zero,
            ZoneId zone,
            Map<RoleName, List<PersonId>> roles,
            Map<SourceName, ServerIdentity> sources)
            implements RunEvent {}

    /// What the planned times of some steps come to; a large plan says it in several parts.
    record TimesPlanned(List<PlannedTime> times) implements RunEvent {}

    /// When one step is planned.
    ///
    /// @param at what its `at` comes to, null without one
    /// @param start the later of `at` and the planned end of all that it needs, null where neither
    ///   gives a time
    record PlannedTime(StepId step, @Nullable Instant at, @Nullable Instant start) {}

    record RunStarted() implements RunEvent {}

    /// Nothing starts until somebody resumes.
    ///
    /// @param cause the step that held it, null where a person did
    record RunHeld(String reason, @Nullable StepId cause) implements RunEvent {}

    record RunResumed(String reason) implements RunEvent {}

    /// Called off: whatever has not ended is not reached.
    record RunScrubbed(String reason) implements RunEvent {}

    record RunCompleted() implements RunEvent {}

    /// What these steps need is there: some still wait for their time, the others are ready.
    record StepsReleased(List<StepId> waiting, List<StepId> ready) implements RunEvent {}

    /// What these steps need is no longer there.
    record StepsReturned(List<StepId> steps) implements RunEvent {}

    /// Somebody starts the step as soon as its protections hold.
    record StartAsked(StepId step) implements RunEvent {}

    record StartWithdrawn(StepId step) implements RunEvent {}

    record StepStarted(StepId step, int attempt) implements RunEvent {}

    record WorkDone(StepId step) implements RunEvent {}

    /// The work is over and is now verified; a check step opens its checks by starting.
    record CheckingOpened(StepId step) implements RunEvent {}

    /// An attempt began.
    ///
    /// @param series attempts that are judged together share it; see [CheckAttempt]
    record CheckStarted(StepId step, String use, int attempt, int series) implements RunEvent {}

    /// Somebody does not wait for the checks of a step any longer.
    record ChecksStopped(StepId step) implements RunEvent {}

    /// An attempt ended. Where no worker is behind it, it was stopped.
    record CheckEnded(StepId step, String use, int attempt, Outcome outcome) implements RunEvent {}

    record SigningOpened(StepId step) implements RunEvent {}

    record StepSigned(StepId step, RoleName role, String digest) implements RunEvent {}

    record SigningRefused(StepId step, RoleName role, String reason) implements RunEvent {}

    record SignatureWithdrawn(StepId step, RoleName role, String reason) implements RunEvent {}

    record VoteCast(StepId step, RoleName role, boolean go, String reason) implements RunEvent {}

    record PollEndedNoGo(StepId step) implements RunEvent {}

    record StepFailed(StepId step, String reason) implements RunEvent {}

    record StepInconclusive(StepId step, String reason) implements RunEvent {}

    record StepDone(StepId step) implements RunEvent {}

    record Commented(@Nullable StepId step, String text) implements RunEvent {}
}
