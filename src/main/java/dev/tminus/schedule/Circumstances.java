package dev.tminus.schedule;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known about a run when it is planned; what is not may be anything.
///
/// @param answers of questions; without one a plan reckons with what the question assumes
/// @param inputs by their names
/// @param variables by their names, those of the runbook and of the environment
/// @param mode null where that is open
/// @param members how many each fleet has
public record Circumstances(
        Map<QuestionId, String> answers,
        Map<String, String> inputs,
        Map<String, String> variables,
        @Nullable Mode mode,
        Map<FleetName, Integer> members) {

    /// Nothing is known.
    public static final Circumstances UNKNOWN =
            new Circumstances(Map.of(), Map.of(), Map.of(), null);

    public Circumstances {
        answers = Map.copyOf(answers);
        inputs = Map.copyOf(inputs);
        variables = Map.copyOf(variables);
        members = Map.copyOf(members);
    }

    /// Of a run whose fleets are not known.
    public Circumstances(
            Map<QuestionId, String> answers,
            Map<String, String> inputs,
            Map<String, String> variables,
            @Nullable Mode mode) {
        this(answers, inputs, variables, mode, Map.of());
    }

    /// In one of some environments: a fleet is as large as the largest of its name.
    public Circumstances in(Stream<Environment> environments) {
        var largest = new HashMap<FleetName, Integer>();
        environments.forEach(one ->
                one.fleets()
                        .forEach(
                                (name, members) -> largest.merge(name, members.size(), Math::max)));
        return new Circumstances(answers, inputs, variables, mode, largest);
    }

    /// In any environment of a runbook.
    public Circumstances in(Runbook runbook, Workspace workspace) {
        return in(
                runbook.environments().stream()
                        .flatMap(name -> Stream.ofNullable(workspace.environments().get(name))));
    }
}
