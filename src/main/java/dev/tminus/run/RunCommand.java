package dev.tminus.run;

import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked of a run.
public sealed interface RunCommand {

    /// Begins a scheduled run.
    record StartRun() implements RunCommand {}

    /// Stops everything from starting; what runs goes on.
    record HoldRun(String reason) implements RunCommand {}

    /// Lets a held run go on.
    record ResumeRun(String reason) implements RunCommand {}

    /// Calls a run off; checks under way are stopped.
    record ScrubRun(String reason) implements RunCommand {}

    /// Begins the work of a ready step; where it has protections, once they all hold.
    record StartStep(StepId step) implements RunCommand {}

    /// Takes a start back that still waits for protections.
    record WithdrawStart(StepId step) implements RunCommand {}

    /// Says that the work of a running manual step is done.
    record FinishStep(StepId step) implements RunCommand {}

    /// Does the work of a failed or inconclusive manual step once more.
    record WorkAgain(StepId step) implements RunCommand {}

    /// Runs the checks of a failed or inconclusive step once more.
    record CheckAgain(StepId step) implements RunCommand {}

    /// Stops the checks of a step that are under way or still repeated.
    record StopChecks(StepId step) implements RunCommand {}

    /// Signs for exactly what the digest covers.
    record SignStep(StepId step, RoleName role, String digest) implements RunCommand {}

    /// Declines to sign.
    record RefuseToSign(StepId step, RoleName role, String reason) implements RunCommand {}

    /// Takes one's own signature back.
    record WithdrawSignature(StepId step, String reason) implements RunCommand {}

    /// Votes in an open poll; a no-go says why.
    record Vote(StepId step, RoleName role, boolean go, String reason) implements RunCommand {}

    /// Opens a fresh poll after a no-go.
    record PollAgain(StepId step) implements RunCommand {}

    /// Fills in the form of a step; what was filled in before is kept with who did it.
    ///
    /// @param values by the names of the form's fields, as people write them
    record FillForm(StepId step, Map<String, String> values) implements RunCommand {
        public FillForm {
            values = Map.copyOf(values);
        }
    }

    /// Attaches a file to a step, already kept in the evidence store.
    ///
    /// @param name of the file that the step asks for, empty for any other
    record AttachFile(StepId step, String name, EvidenceRef file) implements RunCommand {}

    /// Leaves an optional step out.
    record SkipStep(StepId step, String reason) implements RunCommand {}

    /// Takes a skip back.
    record UnskipStep(StepId step, String reason) implements RunCommand {}

    /// Looks at a step again that is done: its checks run and its signatures are given anew, and
    /// the run is held.
    record ReopenStep(StepId step, String reason) implements RunCommand {}

    /// Enters late what happened on paper: a [StartStep], [FinishStep] or [SignStep].
    record EnterLate(RunCommand command, Instant happenedAt) implements RunCommand {}

    /// Answers a question of the runbook, or answers it otherwise.
    record AnswerQuestion(QuestionId question, String answer) implements RunCommand {}

    /// Freezes the main line and begins the steps of a contingency.
    record OpenContingency(ContingencyId contingency, String reason) implements RunCommand {}

    /// Takes the opening of a contingency back of which no step has started; the run is held.
    record CloseContingency(ContingencyId contingency, String reason) implements RunCommand {}

    /// Lets other people act in a role from now on.
    ///
    /// @param people all of them, those included who stay
    record GiveRole(RoleName role, List<PersonId> people, String reason) implements RunCommand {
        public GiveRole {
            people = people.stream().distinct().toList();
        }
    }

    /// Says something about a step, or about the run where `step` is null.
    record Comment(@Nullable StepId step, String text) implements RunCommand {}

    /// Reports how an attempt of a check ended.
    record RecordOutcome(StepId step, String use, int attempt, Outcome outcome)
            implements RunCommand {}

    /// Lets what has become due happen.
    record Advance() implements RunCommand {}
}
