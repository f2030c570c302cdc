package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Openers;
import dev.tminus.lint.basis.Positions;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Step;
import java.util.stream.Stream;

/// A contingency that leads back over a point of no return, which may have been crossed when it is
/// opened.
final class BackOverNoReturn implements RunbookRule {

    @Override
    public String code() {
        return "back-over-no-return";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var points = Proofs.pointsOfNoReturn(subject);
        for (var contingency : subject.runbook().contingencies()) {
            points.stream()
                    .filter(point -> mayHaveStarted(point, contingency, subject))
                    .filter(point ->
                            contingency.endings().stream()
                                    .anyMatch(end -> leadsBack(end.then(), point, subject)))
                    .findFirst()
                    .ifPresent(point ->
                            findings.at(Part.CONTINGENCY, contingency.id(), "then")
                                    .say(
                                            "`%s` leads back to before `%s`, which cannot be taken back and may have started when it is opened."
                                                    .formatted(contingency.id(), point.id()),
                                            "Open it only `before: %s`, or end it otherwise once that has started: nothing before it is taken back."
                                                    .formatted(point.id())));
        }
    }

    /// Whether the contingency can be opened once a step has started.
    private static boolean mayHaveStarted(
            Step point, Contingency contingency, LintedRunbook subject) {
        if (Positions.isTooLate(contingency, point, subject)) {
            return false;
        }
        var when = contingency.when();
        var after = when.after();
        return when.on().contains(On.PERSON)
                || when.of().isEmpty()
                || (after != null && Positions.isOver(point.id(), after, subject))
                || Stream.concat(
                                Positions.about(contingency, subject),
                                Openers.steps(contingency, subject))
                        .anyMatch(step -> !subject.order().isBefore(step.id(), point.id()))
                || Openers.watches(contingency, subject)
                        .anyMatch(watch -> !Positions.isOver(watch.to(), point.id(), subject));
    }

    private static boolean leadsBack(Then then, Step point, LintedRunbook subject) {
        return switch (then) {
            case Then.RollBack _ ->
                    subject.order().before(point).anyMatch(BackOverNoReturn::isTakenBack);
            case Then.RollBackTo(var target) -> subject.order().isBefore(target, point.id());
            case Then.Retry(var target) -> subject.order().isBefore(target, point.id());
            case Then.Resume _, Then.Hold _, Then.Scrub _, Then.ContinueAt _, Then.Postpone _ ->
                    false;
        };
    }

    /// What is taken back from before a point of no return too does not count.
    private static boolean isTakenBack(Step step) {
        var undo = step.safeguards().undo();
        return undo != null && !undo.always();
    }
}
