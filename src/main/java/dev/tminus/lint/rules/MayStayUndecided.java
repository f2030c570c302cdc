package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.And;
import dev.tminus.runbook.Expression.Answer;
import dev.tminus.runbook.Expression.Compare;
import dev.tminus.runbook.Expression.Not;
import dev.tminus.runbook.Expression.Or;
import dev.tminus.runbook.Expression.Verdict;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A `when` that asks a step which may never be done: its value would be missing for ever.
final class MayStayUndecided implements RunbookRule {

    @Override
    public String code() {
        return "may-stay-undecided";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook().allSteps().forEach(step -> lookAt(step, subject, findings));
        subject.runbook()
                .contingencies()
                .forEach(contingency -> lookAt(contingency, subject, findings));
    }

    private static void lookAt(Step step, LintedRunbook subject, Findings findings) {
        var when = step.policy().when();
        if (when == null) {
            return;
        }
        unsure(when, subject)
                .forEach(asked ->
                        findings.at(Part.STEP, step.id(), "when")
                                .say(
                                        "`%s` is asked for what came of `%s`, which %s: then it stays undecided for ever."
                                                .formatted(step.id(), asked.id(), mayBe(asked)),
                                        "Put the condition of `%s` before it, with `and`, or ask a step that is always done."
                                                .formatted(asked.id())));
    }

    private static void lookAt(Contingency contingency, LintedRunbook subject, Findings findings) {
        for (var ending : contingency.endings()) {
            var when = ending.when();
            if (when == null) {
                continue;
            }
            unsure(when, subject)
                    .forEach(asked ->
                            findings.at(Part.CONTINGENCY, contingency.id(), "then")
                                    .say(
                                            "How `%s` ends depends on `%s`, which %s: then nobody can tell."
                                                    .formatted(
                                                            contingency.id(),
                                                            asked.id(),
                                                            mayBe(asked)),
                                            "Ask a step that is always done."));
        }
    }

    /// The steps that it asks and that may be left out where it is reached.
    private static Stream<Step> unsure(Condition when, LintedRunbook subject) {
        var conjuncts = conjuncts(when.test());
        return asked(when.test())
                .distinct()
                .flatMap(id -> subject.step(id).stream())
                .filter(asked -> asked.policy().optional() || !implies(conjuncts, asked));
    }

    /// Whether a test can only be reached by its answers where the step is done: it repeats what
    /// the step itself depends on.
    private static boolean implies(Set<Expression> conjuncts, Step asked) {
        @Nullable Condition condition = asked.policy().when();
        return condition == null || conjuncts.containsAll(conjuncts(condition.test()));
    }

    private static String mayBe(Step step) {
        return step.policy().optional() ? "may be skipped" : "has a `when` of its own";
    }

    private static Set<Expression> conjuncts(Expression test) {
        if (test instanceof And(var left, var right)) {
            var all = new HashSet<>(conjuncts(left));
            all.addAll(conjuncts(right));
            return all;
        }
        return Set.of(test);
    }

    private static Stream<StepId> asked(Expression test) {
        return switch (test) {
            case And(var left, var right) -> Stream.concat(asked(left), asked(right));
            case Or(var left, var right) -> Stream.concat(asked(left), asked(right));
            case Compare(var left, _, var right) -> Stream.concat(asked(left), asked(right));
            case Not(var of) -> asked(of);
            case Answer(var step, _) -> Stream.of(step);
            case Verdict(Optional<StepId> step, _) -> step.stream();
            case Expression.Literal _,
                    Expression.RunMode _,
                    Expression.InputValue _,
                    Expression.Variable _ ->
                    Stream.empty();
        };
    }
}
