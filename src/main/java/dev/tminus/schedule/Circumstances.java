package dev.tminus.schedule;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.QuestionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about a run when it is planned; what is not may be anything.
///
/// @param answers of questions; without one a plan reckons with what the question assumes
/// @param inputs by their names
/// @param variables by their names, those of the runbook and of the environment
/// @param mode null where that is open
public record Circumstances(
        Map<QuestionId, String> answers,
        Map<String, String> inputs,
        Map<String, String> variables,
        @Nullable Mode mode) {

    /// Nothing is known.
    public static final Circumstances UNKNOWN =
            new Circumstances(Map.of(), Map.of(), Map.of(), null);

    public Circumstances {
        answers = Map.copyOf(answers);
        inputs = Map.copyOf(inputs);
        variables = Map.copyOf(variables);
    }
}
