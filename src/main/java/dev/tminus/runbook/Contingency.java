package dev.tminus.runbook;

import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is done when something goes wrong: steps of their own while the main line is frozen, and
/// how the run goes on after them.
///
/// @param number as people say it, `C2`; its steps are `C2.1`
/// @param owner decides whether it is opened
/// @param steps empty where only an ending follows
/// @param endings in order; the first whose condition holds counts, and the last has none
/// @param briefing what people should know about it
public record Contingency(
        ContingencyId id,
        String number,
        String title,
        Trigger when,
        RoleName owner,
        List<Step> steps,
        List<Ending> endings,
        Briefing briefing) {

    public Contingency {
        steps = List.copyOf(steps);
        endings = List.copyOf(endings);
    }

    Contingency withWords(UnaryOperator<String> titles, UnaryOperator<String> urls) {
        return new Contingency(
                id,
                number,
                titles.apply(title),
                when,
                owner,
                steps.stream().map(step -> step.withWords(titles, urls)).toList(),
                endings,
                briefing.withLinks(titles, urls));
    }

    /// When it is offered, by what went wrong and where the run stands.
    ///
    /// @param of what it is about, empty for anything
    /// @param before offered only while no attempt of this step was started
    /// @param after offered only once one was
    /// @param onlyIf offered only where this check passes, null for any case
    public record Trigger(
            Set<On> on,
            List<Subject> of,
            @Nullable StepId before,
            @Nullable StepId after,
            @Nullable CheckId onlyIf) {

        public Trigger(
                Set<On> on, List<Subject> of, @Nullable StepId before, @Nullable StepId after) {
            this(on, of, before, after, null);
        }

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
        /// Nobody knows whether an action happened.
        IN_DOUBT,
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

        /// As a file writes it: `continue-at`.
        default String key() {
            return switch (this) {
                case Resume _ -> "resume";
                case Retry _ -> "retry";
                case Hold _ -> "hold";
                case Scrub _ -> "scrub";
                case ContinueAt _ -> "continue-at";
                case RollBack _ -> "roll-back";
                case RollBackTo _ -> "roll-back-to";
                case Postpone _ -> "postpone";
            };
        }

        /// The step that the run turns to, null where it turns to none.
        default @Nullable StepId step() {
            return null;
        }

        /// The main line goes on; what had failed is checked again.
        record Resume() implements Then {}

        /// The step and all that depends on it return to planned, and the main line goes on.
        record Retry(StepId step) implements Then {}

        /// The run stays on hold until somebody resumes it.
        record Hold() implements Then {}

        /// The run is called off.
        record Scrub() implements Then {}

        /// The main line goes on at a later step; what lies between is skipped.
        record ContinueAt(StepId step) implements Then {}

        /// All that was done is taken back, in reverse order.
        record RollBack() implements Then {}

        /// What was done from this step on is taken back, the step included; then the run is held.
        record RollBackTo(StepId step) implements Then {}

        /// A new T-0, with a reason; what is done stays done.
        record Postpone() implements Then {}
    }
}
