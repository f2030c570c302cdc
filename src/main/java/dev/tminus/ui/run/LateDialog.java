package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.EnterLate;
import dev.tminus.runbook.Field;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.FieldInput;
import dev.tminus.ui.parts.Parts;
import dev.tminus.ui.parts.RunGateway;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Enters what happened on paper: asks when it really was; both times are kept.
final class LateDialog {

    private final RunGateway gateway;
    private final RunCommand action;
    private final Supplier<Optional<String>> before;
    private final Dialog dialog = new Dialog();
    private final Div refused = with(new Div(), "refused");
    private final FieldInput when;

    /// @param action a start, an end or a signature
    /// @param title names it
    private LateDialog(
            RunGateway gateway,
            RunCommand action,
            String title,
            Supplier<Optional<String>> before) {
        this.gateway = gateway;
        this.action = action;
        this.before = before;
        this.when =
                FieldInput.of(
                        new Field(
                                "when",
                                say("late.when"),
                                Field.Type.TIMESTAMP,
                                true,
                                List.of(),
                                null,
                                null),
                        gateway.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                        Browser.zone());
        dialog.setHeaderTitle(visible(title));
        refused.getElement().setAttribute("role", "alert");
        dialog.add(new Paragraph(say("late.text")), when, refused);
        dialog.getFooter()
                .add(
                        button(say("late.keep"), "", dialog::close),
                        button(say("late.go"), "primary", this::enter));
    }

    /// The small button beside a action that opens it.
    ///
    /// @param first happens before, and refuses where it is refused
    static NativeButton opener(
            RunGateway gateway, RunCommand action, String title, Supplier<Optional<String>> first) {
        return Parts.button(
                "clock",
                say("late.open"),
                "ghost sm",
                () -> new LateDialog(gateway, action, title, first).dialog.open());
    }

    private void enter() {
        refused.setText("");
        var problem =
                when.problem()
                        .or(() ->
                                when.value().isEmpty()
                                        ? Optional.of(say("late.missing"))
                                        : Optional.<String>empty());
        when.setProblem(problem.orElse(null));
        if (problem.isPresent()) {
            return;
        }
        var wish = new EnterLate(action, Instant.parse(when.value()));
        before.get()
                .or(() -> gateway.ask(CommandId.fresh(), wish))
                .ifPresentOrElse(refused::setText, dialog::close);
    }
}
