package dev.tminus.runbook;

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

/// A part of the runbook that is tried out with things going wrong on purpose.
///
/// @param from its first step, null for the first of the runbook
/// @param to its last step, null for the last of the runbook
/// @param given what steps before it would have answered; a list has several values
/// @param waitsAtMost the longest that anything waits in it, null for as long as the runbook says
public record Rehearsal(
        RehearsalId id,
        String title,
        EnvironmentName environment,
        @Nullable StepId from,
        @Nullable StepId to,
        Map<Expression.Answer, List<String>> given,
        @Nullable Duration waitsAtMost,
        List<Fault> faults) {

    public Rehearsal {
        faults = List.copyOf(faults);
    }

    /// Something that goes wrong on purpose.
    ///
    /// @param after from the start of the step
    public record Fault(StepId step, Duration after, Effect effect, Expected expect) {}

    /// What goes wrong.
    public sealed interface Effect {

        /// A source, endpoint, metric or resolver does not answer.
        ///
        /// @param lasts null until the rehearsal ends
        record Down(String source, @Nullable Duration lasts) implements Effect {}

        /// A source, endpoint, metric or resolver answers slowly.
        ///
        /// @param lasts null until the rehearsal ends
        record Slow(String source, @Nullable Duration lasts) implements Effect {}

        /// A check of the step fails, whatever it found.
        record CheckFails(CheckId check, int times) implements Effect {}

        /// A check of the step has no answer, whatever it found.
        record CheckInconclusive(CheckId check, int times) implements Effect {}

        /// The action of the step is cut off.
        record ActionKilled() implements Effect {}

        /// Nobody of a role answers.
        ///
        /// @param lasts null until the rehearsal ends
        record RoleSilent(RoleName who, @Nullable Duration lasts) implements Effect {}

        /// A person pulls a real plug.
        record Ask(RoleName who, String text) implements Effect {}
    }

    /// What must follow for the rehearsal to go well.
    ///
    /// @param contingency which must open, null for none
    /// @param run what becomes of the run, null where it does not matter
    /// @param within from the fault, null for any time
    /// @param recoveredWithin from the fault until the main line goes on, null for any time
    public record Expected(
            @Nullable ContingencyId contingency,
            @Nullable Becomes run,
            @Nullable Duration within,
            @Nullable Duration recoveredWithin) {}

    /// What becomes of a run.
    public enum Becomes {
        HELD,
        SCRUBBED
    }
}
