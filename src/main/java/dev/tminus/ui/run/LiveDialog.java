package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import org.jspecify.annotations.Nullable;

/// A large dialog about the whole run that is kept up to date while it is open; on a phone it fills
/// the screen.
final class LiveDialog {

    private @Nullable Runnable refresh;

    /// Opens one in place of any other.
    ///
    /// @param onChange called while it is open whenever the run has changed
    void open(String title, Component content, Runnable onChange) {
        var dialog = new Dialog();
        dialog.addClassName("sheet");
        dialog.setHeaderTitle(visible(title));
        dialog.getHeader().add(iconButton("x", say("sheet.close"), "sm", dialog::close));
        dialog.add(content);
        dialog.getFooter().add(button(say("sheet.close"), "", dialog::close));
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                refresh = null;
            }
        });
        refresh = onChange;
        dialog.open();
    }

    void refresh() {
        if (refresh != null) {
            refresh.run();
        }
    }
}
