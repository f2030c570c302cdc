package dev.tminus.lint;

import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Step;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is certain to have passed by the time a step starts.
final class Proofs {

    private Proofs() {}

    /// Of its own requirements, and of the checks of steps before it that cannot be left out.
    static Stream<CheckSpec> before(Step step, Subject subject) {
        return before(step, subject, _ -> true);
    }

    /// The same of some of the steps before it only, its own requirements included.
    static Stream<CheckSpec> before(Step step, Subject subject, Predicate<Step> some) {
        var earlier =
                subject.order()
                        .before(step)
                        .filter(each -> !each.course().optional())
                        .filter(some)
                        .flatMap(each ->
                                Stream.concat(
                                        subject.decidingChecks(each), required(each, subject)));
        return Stream.concat(required(step, subject), earlier);
    }

    private static Stream<CheckSpec> required(Step step, Subject subject) {
        return step.requires().stream()
                .map(Requirement::check)
                .flatMap(id -> subject.check(id).stream());
    }

    /// The steps of the main line that do what nothing takes back.
    static List<Step> pointsOfNoReturn(Subject subject) {
        return subject.runbook()
                .steps()
                .filter(step ->
                        step.terms().effects().irreversible()
                                || !step.terms().effects().destroys().isEmpty())
                .toList();
    }
}
