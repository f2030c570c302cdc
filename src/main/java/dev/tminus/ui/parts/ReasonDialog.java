package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import java.util.function.Function;

/// Asks for a reason, or only for confirmation, before something happens; what refuses it is said
/// in the dialog, with the reason still there.
public final class ReasonDialog {

    private final Dialog dialog = new Dialog();
    private final Texts texts;
    private final Function<String, Optional<String>> action;
    private final TextArea reason = new TextArea();
    private final Div refused = with(new Div(), "refused");

    /// What the dialog says.
    ///
    /// @param label of the reason, empty where none is asked for
    /// @param confirm says what happens, and so does `keep`
    /// @param style of the confirming button
    public record Texts(
            String title, String text, String label, String confirm, String keep, String style) {

        /// `KEY.title`, `.text`, `.go` and `.keep`, each with the same values in it.
        public static Texts of(String key, String style, Object... values) {
            return new Texts(
                    say(key + ".title", values),
                    say(key + ".text", values),
                    say("reason.label"),
                    say(key + ".go", values),
                    say(key + ".keep"),
                    style);
        }

        /// Only asks for confirmation.
        public Texts withoutReason() {
            return new Texts(title, text, "", confirm, keep, style);
        }
    }

    /// Opens by [#open].
    ///
    /// @param action answers why not, or nothing where it happened
    public ReasonDialog(Texts texts, Function<String, Optional<String>> action) {
        this.texts = texts;
        this.action = action;
        dialog.setHeaderTitle(Parts.visible(texts.title()));
        refused.getElement().setAttribute("role", "alert");
        reason.setLabel(texts.label());
        reason.setMinRows(2);
        reason.setAutofocus(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setVisible(!texts.label().isEmpty());
        dialog.add(new Paragraph(Parts.visible(texts.text())), reason, refused);
        dialog.getFooter()
                .add(
                        button(texts.keep(), "", dialog::close),
                        button(texts.confirm(), texts.style(), this::confirm));
    }

    /// Shows more than a sentence between the text and the reason.
    public ReasonDialog showing(Component content) {
        dialog.addComponentAtIndex(1, content);
        return this;
    }

    public void open() {
        dialog.open();
    }

    private void confirm() {
        if (reason.isVisible() && reason.getValue().isBlank()) {
            reason.setErrorMessage(say("reason.missing", texts.confirm()));
            reason.setInvalid(true);
            return;
        }
        reason.setInvalid(false);
        action.apply(reason.getValue().strip()).ifPresentOrElse(refused::setText, dialog::close);
    }
}
