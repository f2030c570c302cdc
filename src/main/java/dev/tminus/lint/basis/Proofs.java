package dev.tminus.lint.basis;

import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is certain to have passed by the time a step starts.
public final class Proofs {

    private Proofs() {}

    /// Whether one of some checks has: of its own requirements, or in every way that a run can go
    /// of a step before it that nobody may skip.
    public static boolean hasPassed(Predicate<CheckSpec> some, Step step, LintedRunbook subject) {
        return hasPassed(some, step, subject, _ -> true);
    }

    /// The same where only some of the steps before it count, and its own requirements.
    public static boolean hasPassed(
            Predicate<CheckSpec> some, Step step, LintedRunbook subject, Predicate<Step> steps) {
        return required(step, subject).anyMatch(some)
                || isCertain(
                        earlier ->
                                steps.test(earlier)
                                        && Stream.concat(
                                                        subject.decidingChecks(earlier),
                                                        required(earlier, subject))
                                                .anyMatch(some),
                        step,
                        subject);
    }

    /// Whether one of some steps is done before it in every way that a run can go: live, and in a
    /// rehearsal where it is done in no other.
    public static boolean isCertain(Predicate<Step> some, Step step, LintedRunbook subject) {
        var earlier =
                subject.order()
                        .before(step)
                        .filter(each -> !each.policy().optional())
                        .filter(some)
                        .toList();
        return !earlier.isEmpty()
                && subject.ways(step).stream().allMatch(way -> earlier.stream().anyMatch(way));
    }

    private static Stream<CheckSpec> required(Step step, LintedRunbook subject) {
        return step.requires().stream()
                .map(Requirement::check)
                .flatMap(id -> subject.check(id).stream());
    }

    /// The steps of the main line that do what nothing takes back.
    public static List<Step> pointsOfNoReturn(LintedRunbook subject) {
        return subject.runbook().steps().filter(Proofs::isPointOfNoReturn).toList();
    }

    public static boolean isPointOfNoReturn(Step step) {
        var effects = step.safeguards().effects();
        return effects.irreversible() || !effects.destroys().isEmpty();
    }
}
