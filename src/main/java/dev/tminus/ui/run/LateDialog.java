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
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.FieldInput;
import dev.tminus.ui.parts.Parts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Enters what happened on paper: asks when it really was; both times are kept.
final class LateDialog {

    private final Desk desk;
    private final RunCommand deed;
    private final Supplier<Optional<String>> before;
    private final Dialog dialog = new Dialog();
    private final Div refused = with(new Div(), "refused");
    private final FieldInput when;

    /// @param deed a start, an end or a signature
    /// @param title names it
    private LateDialog(
            Desk desk, RunCommand deed, String title, Supplier<Optional<String>> before) {
        this.desk = desk;
        this.deed = deed;
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
                        desk.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                        Browser.zone());
        dialog.setHeaderTitle(visible(title));
        refused.getElement().setAttribute("role", "alert");
        dialog.add(new Paragraph(say("late.text")), when, refused);
        dialog.getFooter()
                .add(
                        button(say("late.keep"), "", dialog::close),
                        button(say("late.go"), "primary", this::enter));
    }

    /// The small button beside a deed that opens it.
    ///
    /// @param first happens before, and refuses where it is refused
    static NativeButton opener(
            Desk desk, RunCommand deed, String title, Supplier<Optional<String>> first) {
        return Parts.button(
                "clock",
                say("late.open"),
                "ghost sm",
                () -> new LateDialog(desk, deed, title, first).dialog.open());
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
        var wish = new EnterLate(deed, Instant.parse(when.value()));
        before.get()
                .or(() -> desk.ask(CommandId.fresh(), wish))
                .ifPresentOrElse(refused::setText, dialog::close);
    }
}
