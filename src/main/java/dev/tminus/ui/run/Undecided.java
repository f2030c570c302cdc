package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a condition still waits for, in words.
final class Undecided {

    private Undecided() {}

    /// The values that are not there yet and that decide whether a step is done in this run.
    static List<String> on(RunState run, Step step) {
        var names = new LinkedHashSet<String>();
        var when = step.policy().when();
        if (when != null) {
            collect(run, when.test(), names);
        }
        if (step instanceof WaitStep(_, WaitStep.Lasts.Answered(var other, var field))) {
            answer(run, other, field, names);
        }
        return new ArrayList<>(names);
    }

    private static void collect(RunState run, Expression test, Set<String> names) {
        switch (test) {
            case Expression.And(var left, var right) -> {
                collect(run, left, names);
                collect(run, right, names);
            }
            case Expression.Or(var left, var right) -> {
                collect(run, left, names);
                collect(run, right, names);
            }
            case Expression.Not(var of) -> collect(run, of, names);
            case Expression.Compare(var left, _, var right) -> {
                collect(run, left, names);
                collect(run, right, names);
            }
            case Expression.Answer(var step, var field) -> answer(run, step, field, names);
            case Expression.InputValue(var name) -> {
                if (!run.plan().inputs().containsKey(name)) {
                    names.add(say("undecided.input", name));
                }
            }
            case Expression.Verdict(var step, var use) -> {
                if (step.isEmpty() || !Rules.isDecided(run, step.get(), use)) {
                    names.add(verdict(run, step.orElse(null), use));
                }
            }
            case Expression.Literal _, Expression.RunMode _, Expression.Variable _ -> {}
        }
    }

    private static void answer(RunState run, StepId step, String field, Set<String> names) {
        if (!run.step(step).answers().containsKey(field)) {
            names.add(answer(run, step, field));
        }
    }

    /// `“Old TTL” of step 1.2`.
    static String answer(RunState run, StepId step, String field) {
        var asked = run.checklist().step(step);
        var title =
                asked.basics().asks().form().stream()
                        .filter(one -> one.name().equals(field))
                        .map(Field::title)
                        .findFirst()
                        .orElse(field);
        return say("undecided.answer", title, asked.basics().number());
    }

    private static String verdict(RunState run, @Nullable StepId step, String use) {
        if (step == null) {
            return say("undecided.check", use);
        }
        var old = run.step(step).lastOutcome(use) != null;
        return say(
                old ? "undecided.check.again" : "undecided.check.of",
                use,
                run.checklist().step(step).basics().number());
    }
}
