package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import dev.tminus.planning.PlanRules;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.FieldInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the runbook asks for when a run is planned; nothing where it asks for nothing.
final class InputsCard extends Div {

    private final List<FieldInput> inputs;

    InputsCard(PlannedFiles subject, Runnable onChange) {
        inputs =
                subject.runbook().inputs().stream()
                        .map(field -> FieldInput.of(field, "", Browser.zone()).onChange(onChange))
                        .toList();
        setVisible(!inputs.isEmpty());
        var card = new Card(say("plan.inputs"));
        inputs.forEach(card::body);
        add(card);
    }

    Map<String, String> values() {
        var values = new HashMap<String, String>();
        inputs.forEach(input -> values.put(input.field().name(), input.value()));
        return values;
    }

    /// Those that are filled in and can be meant.
    Map<String, String> sound() {
        var sound = new HashMap<String, String>();
        inputs.stream()
                .filter(input -> !input.value().isBlank() && problem(input).isEmpty())
                .forEach(input -> sound.put(input.field().name(), input.value()));
        return sound;
    }

    private static Optional<String> problem(FieldInput input) {
        return input.problem().or(() -> PlanRules.problem(input.field(), input.value()));
    }

    /// Says beside every field what is wrong with it; gives the first of them.
    Optional<Runnable> firstWrong() {
        Optional<Runnable> first = Optional.empty();
        for (var input : inputs) {
            var problem = problem(input);
            input.setProblem(problem.orElse(null));
            if (problem.isPresent() && first.isEmpty()) {
                first = Optional.of(input::focus);
            }
        }
        return first;
    }
}
