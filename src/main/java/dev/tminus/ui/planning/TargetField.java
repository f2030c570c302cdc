package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tminus.runbook.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where and how it runs. Nobody lands on production by not choosing: only a rehearsal is chosen
/// from the beginning.
final class TargetField extends Div {

    private final RadioButtonGroup<Target> group = new RadioButtonGroup<>(say("plan.target"));
    private final List<Target> targets;

    TargetField(PlannedFiles subject, Runnable onChange) {
        targets = targets(subject);
        group.setItems(targets);
        group.setManualValidation(true);
        group.setRenderer(
                new ComponentRenderer<>(one ->
                        row(text(one.environment().value()), grow(), badge(one.mode(), "sm"))));
        targets.stream()
                .filter(one -> one.mode() == Mode.REHEARSAL)
                .findFirst()
                .ifPresent(group::setValue);
        group.addValueChangeListener(_ -> {
            group.setInvalid(false);
            onChange.run();
        });
        add(group);
    }

    boolean isEmpty() {
        return targets.isEmpty();
    }

    Optional<Target> value() {
        return Optional.ofNullable(group.getValue());
    }

    /// What was chosen; says beside the field where nothing was.
    Optional<Target> read() {
        group.setErrorMessage(say("plan.target.missing"));
        group.setInvalid(group.getValue() == null);
        return value();
    }

    private static List<Target> targets(PlannedFiles subject) {
        var targets = new ArrayList<Target>();
        for (var mode : Mode.values()) {
            subject.environments().stream()
                    .filter(environment -> environment.allows().contains(mode))
                    .forEach(environment -> targets.add(new Target(environment.name(), mode)));
        }
        return targets;
    }
}
