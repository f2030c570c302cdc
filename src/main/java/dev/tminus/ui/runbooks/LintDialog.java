package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.dialog.Dialog;
import dev.tminus.lint.Pages;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.ui.parts.Markup;

/// What a code of the linter is about, from the page that is delivered with the program.
final class LintDialog {

    private LintDialog() {}

    /// Does nothing for what is no code of the linter.
    static void open(String code) {
        Pages.of(code).ifPresent(page -> open(code, page));
    }

    private static void open(String code, String page) {
        var dialog = with(new Dialog(), "sheet lint");
        dialog.setHeaderTitle(code);
        var text = Markup.of(BoundMarkdown.of(withoutTitle(page)));
        text.getElement().setAttribute("tabindex", "0").setAttribute("role", "document");
        dialog.add(text);
        dialog.getFooter().add(button(say("lint.close"), "", dialog::close));
        dialog.open();
    }

    /// The dialog has the code as its title already.
    private static String withoutTitle(String page) {
        return page.substring(page.indexOf('\n') + 1).strip();
    }
}
