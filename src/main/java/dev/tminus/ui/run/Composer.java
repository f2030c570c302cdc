package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.RunGateway;

/// Where a comment on a step is written; it stays there until it is on disk.
final class Composer extends Div {

    private final RunGateway gateway;
    private final Step step;
    private final TextField field = new TextField();
    private CommandId id = CommandId.fresh();

    Composer(RunGateway gateway, Step step) {
        this.gateway = gateway;
        this.step = step;
        with(this, "composer");
        var label = say("remarks.on", step.basics().number());
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addKeyPressListener(Key.ENTER, _ -> send());
        add(field, button(say("remarks.send"), "", this::send));
    }

    void focusField() {
        field.focus();
    }

    private void send() {
        var text = field.getValue().strip();
        if (text.isEmpty()) {
            field.focus();
            return;
        }
        var refused = gateway.ask(id, new RunCommand.Comment(step.id(), text));
        field.setErrorMessage(refused.orElse(""));
        field.setInvalid(refused.isPresent());
        if (refused.isEmpty()) {
            id = CommandId.fresh();
            field.clear();
        }
    }
}
