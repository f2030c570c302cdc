package dev.tminus.run;

import dev.tminus.runbook.Expression;
import dev.tminus.runbook.StepId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the values of a run into its texts.
final class Wording {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*([a-z0-9.-]{1,300})\\s*}}");

    private static final String VARIABLE = "variables.";

    private Wording() {}

    /// Markdown with the values that a run has by now.
    static Prose of(RunState state, String text) {
        return Prose.of(
                text, name -> name(state, name).map(known -> Evaluation.value(state, known)));
    }

    /// The text with the values of variables, which every use of it has.
    static String of(Map<String, String> variables, String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> {
                    var name = found.group(1);
                    var value =
                            name.startsWith(VARIABLE)
                                    ? variables.get(name.substring(VARIABLE.length()))
                                    : null;
                    return Matcher.quoteReplacement(value == null ? found.group() : value);
                });
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
