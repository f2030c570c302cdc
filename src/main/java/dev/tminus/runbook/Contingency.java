package dev.tminus.runbook;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is done when something goes wrong: steps of their own while the main line is frozen, and
/// how the run goes on after them.
///
/// @param number as people say it, `C2`; its steps are `C2.1`
/// @param owner decides whether it is opened
/// @param endings in order; the first whose condition holds counts, and the last has none
public record Contingency(
        ContingencyId id,
        String number,
        String title,
        Trigger when,
        RoleName owner,
        List<Step> steps,
        List<Ending> endings) {

    public Contingency {
        steps = List.copyOf(steps);
        endings = List.copyOf(endings);
    }

    /// When it is offered, by what went wrong and where the run stands.
    ///
    /// @param of what it is about, empty for anything
    /// @param before offered only while no attempt of this step was started
    /// @param after offered only once one was
    public record Trigger(
            Set<On> on, List<Subject> of, @Nullable StepId before, @Nullable StepId after) {

        public Trigger {
            on = Set.copyOf(on);
            of = List.copyOf(of);
        }
    }

    /// What went wrong.
    public enum On {
        FAILED,
        INCONCLUSIVE,
        NO_GO,
        DEADLINE,
        /// Nothing that the engine sees: somebody opens it by hand.
        PERSON
    }

    /// A step, a check, or one check in one step.
    ///
    /// @param step null for any
    /// @param check null for any
    public record Subject(@Nullable StepId step, @Nullable CheckId check) {}

    /// How the run goes on.
    ///
    /// @param when null where it counts in any case
    public record Ending(@Nullable Condition when, Then then) {}

    /// What follows the last step.
    public sealed interface Then {

        /// The main line goes on; what had failed is checked again.
        record Resume() implements Then {}

        /// The step and all that depends on it return to planned, and the main line goes on.
        record Retry(StepId step) implements Then {}

        /// The run stays on hold until somebody resumes it.
        record Hold() implements Then {}

        /// The run is called off.
        record Scrub() implements Then {}
    }
}
