package dev.tminus.run.rules;

import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a run waits for a person to do.
///
/// @param step where it is done, null where it concerns the run as a whole
/// @param question the one to answer, null for none
/// @param contingency the one to decide about, null for none
/// @param role as whom the person is awaited
/// @param since when it began to wait, null where that was when the run was planned or is not known
/// @param due when it should be done: a deadline, else the plan; null where neither says
/// @param reminded whether a deadline of the step has passed meanwhile
public record Awaited(
        Task task,
        @Nullable StepId step,
        @Nullable QuestionId question,
        @Nullable ContingencyId contingency,
        RoleName role,
        @Nullable Instant since,
        @Nullable Instant due,
        boolean reminded,
        Urgency urgency) {

    /// What is to be done.
    public enum Task {
        SIGN,
        VOTE,
        START,
        FINISH,
        /// A value or a file is missing before the step can be finished.
        FILL_IN,
        /// The step failed, has no answer, or its poll ended no-go.
        MEND,
        ANSWER,
        /// Open a contingency that is offered, or go another way.
        DECIDE,
        RESUME,
        START_RUN,
        /// A deadline passed that is told to those who may resume the run.
        LOOK_AFTER,
        /// Something that the step needs was reopened after it had started.
        LOOK_AGAIN
    }

    /// How much depends on it now, most first.
    public enum Urgency {
        /// Its part of the run stands still until somebody acts.
        STOPPED,
        /// It should have been done by now.
        OVERDUE,
        OPEN
    }

    /// The next step that a person takes part in, before it asks for them.
    ///
    /// @param at its planned start, null where nothing gives it a time
    public record Ahead(StepId step, @Nullable Instant at) {}

    /// What nobody is left to do.
    ///
    /// @param gone everybody who could, had they not gone; nobody where all that are left may not,
    ///   such as those who did what is to be signed
    public record Lost(Task task, @Nullable StepId step, RoleName role, List<PersonId> gone) {

        public Lost {
            gone = List.copyOf(gone);
        }
    }
}
