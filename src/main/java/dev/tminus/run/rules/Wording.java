package dev.tminus.run.rules;

import dev.tminus.run.BoundMarkdown;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Expression;
import java.util.Optional;

/// Puts the values of a run into its texts.
final class Wording {

    private Wording() {}

    /// Markdown with the values that a run has by now.
    static BoundMarkdown of(RunState state, String text) {
        return BoundMarkdown.of(
                text,
                name ->
                        Optional.ofNullable(Expression.named(name))
                                .filter(known -> isShown(state, known))
                                .map(known -> Evaluation.value(state, known)));
    }

    private static boolean isShown(RunState state, Expression known) {
        return !(known instanceof Expression.Verdict)
                && (!(known instanceof Expression.Answer(var step, _))
                        || state.checklist().has(step));
    }
}
