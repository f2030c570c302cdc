package dev.tminus.lint.basis;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the run stands when a contingency may be opened, by its `before` and `after`.
public final class Positions {

    private Positions() {}

    /// Whether the contingency is over by the time that a step has started.
    public static boolean isTooLate(Contingency contingency, Step step, LintedRunbook subject) {
        return isOver(contingency.when().before(), step.id(), subject);
    }

    /// Whether the contingency may not be opened yet as long as a step is not done.
    public static boolean isTooEarly(Contingency contingency, Step step, LintedRunbook subject) {
        var after = contingency.when().after();
        return after != null && subject.order().isBefore(step.id(), after);
    }

    /// Whether a step is the one or comes after it.
    public static boolean isOver(@Nullable StepId one, StepId step, LintedRunbook subject) {
        return one != null && (one.equals(step) || subject.order().isBefore(one, step));
    }

    /// Whether something that opens a contingency is a step or a check of it.
    public static boolean isAbout(Contingency.Subject of, Step step) {
        var check = of.check();
        return (of.step() == null || of.step().equals(step.id()))
                && (check == null
                        || step.verify().stream().anyMatch(use -> check.equals(use.check()))
                        || step.requires().stream().anyMatch(use -> check.equals(use.check())));
    }

    /// The steps of the main line whose trouble opens it.
    public static Stream<Step> about(Contingency contingency, LintedRunbook subject) {
        return subject.runbook()
                .steps()
                .filter(step -> contingency.when().of().stream().anyMatch(of -> isAbout(of, step)));
    }

    /// Why it cannot be opened by a step that has started and is not done; null where it can.
    public static @Nullable String obstacle(
            Contingency contingency, Step step, LintedRunbook subject) {
        if (isTooLate(contingency, step, subject)) {
            return "only before `%s` starts: by then it has".formatted(contingency.when().before());
        }
        return isTooEarly(contingency, step, subject)
                ? "only after `%s` has started: by then it has not"
                        .formatted(contingency.when().after())
                : null;
    }
}
