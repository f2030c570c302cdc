package dev.tminus.run.rules;

import dev.tminus.run.Prose;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.names.StepId;
import java.util.Optional;

/// Puts the values of a run into its texts.
final class Wording {

    private Wording() {}

    /// Markdown with the values that a run has by now.
    static Prose of(RunState state, String text) {
        return Prose.of(
                text, name -> name(state, name).map(known -> Evaluation.value(state, known)));
    }

    private static Optional<Expression> name(RunState state, String name) {
        var parts = name.split("\\.", -1);
        if (parts.length == 1 && parts[0].equals("mode")) {
            return Optional.of(new Expression.RunMode());
        }
        if (parts.length == 2 && parts[0].equals("variables")) {
            return Optional.of(new Expression.Variable(parts[1]));
        }
        if (parts.length == 2 && parts[0].equals("input")) {
            return Optional.of(new Expression.InputValue(parts[1]));
        }
        return parts.length == 3 && parts[0].equals("answers") && !parts[1].isEmpty()
                ? Optional.of(new StepId(parts[1]))
                        .filter(state.checklist()::has)
                        .map(step -> new Expression.Answer(step, parts[2]))
                : Optional.empty();
    }
}
