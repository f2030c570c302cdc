package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Openers;
import dev.tminus.lint.basis.Positions;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A turn of a contingency to a step on the wrong side of what opens it: on to one that is over, or
/// back to one that has not started.
final class TurnAstray implements RunbookRule {

    @Override
    public String code() {
        return "turn-astray";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        for (var contingency : subject.runbook().contingencies()) {
            for (var ending : contingency.endings()) {
                look(
                        contingency,
                        ending.then(),
                        subject,
                        findings.at(Part.CONTINGENCY, contingency.id(), "then"));
            }
        }
    }

    private static void look(
            Contingency contingency, Then then, LintedRunbook subject, Findings.At at) {
        switch (then) {
            case Then.ContinueAt(var step) when isPast(step, contingency, subject) ->
                    at.say(
                            "`%s` continues at `%s`, which is over before it can be opened."
                                    .formatted(contingency.id(), step),
                            "Name a later step, or `retry` that one.");
            case Then.Retry(var step) when isAhead(step, contingency, subject) ->
                    at.say(
                            "`%s` retries `%s`, which cannot have started when it is opened."
                                    .formatted(contingency.id(), step),
                            "Name an earlier step, or end it with `resume`.");
            case Then.RollBackTo(var step) when isAhead(step, contingency, subject) ->
                    at.say(
                            "`%s` rolls back to `%s`, which cannot have started when it is opened: nothing is taken back."
                                    .formatted(contingency.id(), step),
                            "Name an earlier step, or end it with `hold`.");
            case Then.ContinueAt _,
                    Then.Retry _,
                    Then.RollBackTo _,
                    Then.RollBack _,
                    Then.Scrub _,
                    Then.Hold _,
                    Then.Postpone _,
                    Then.Resume _ -> {}
        }
    }

    private static boolean isPast(StepId target, Contingency contingency, LintedRunbook subject) {
        var after = contingency.when().after();
        return (after != null && subject.order().isBefore(target, after))
                || always(
                        contingency,
                        subject,
                        opener -> subject.order().isBefore(target, opener.id()));
    }

    private static boolean isAhead(StepId target, Contingency contingency, LintedRunbook subject) {
        return Positions.isOver(contingency.when().before(), target, subject)
                || always(
                        contingency,
                        subject,
                        opener -> subject.order().isBefore(opener.id(), target));
    }

    /// Whether something holds of every step that opens it; never where anybody or a watch may.
    private static boolean always(
            Contingency contingency, LintedRunbook subject, Predicate<Step> holds) {
        var when = contingency.when();
        if (when.on().contains(On.PERSON)
                || (!when.on().isEmpty() && when.of().isEmpty())
                || Openers.watches(contingency, subject).findAny().isPresent()) {
            return false;
        }
        List<Step> openers =
                Stream.concat(
                                Positions.about(contingency, subject),
                                Openers.steps(contingency, subject))
                        .toList();
        return !openers.isEmpty() && openers.stream().allMatch(holds);
    }
}
