package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Preferences;
import java.util.List;

/// The keys of the pages, and the switch that turns them off.
public final class HelpDialog {

    private static final List<String> KEYS =
            List.of(
                    "j / k", "Enter", "Esc", "s", "c", "n / p", "[ / ]", "x", "z", "Shift+H", "/",
                    "g h", "g r", "?");

    private HelpDialog() {}

    public static void show() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(say("help.title"));
        var keys = with(new DescriptionList(), "kv keys");
        for (var key : KEYS) {
            keys.add(
                    new DescriptionList.Term(text(key, "kbd")),
                    new DescriptionList.Description(say("help.key." + name(key))));
        }
        dialog.add(keys, new Paragraph(say("help.safe")), keySwitch());
        Preferences.current()
                .filter(own -> own.profile().guideDismissed())
                .ifPresent(own -> dialog.getFooter().add(guide(own, dialog)));
        dialog.getFooter().add(button(say("help.close"), "", dialog::close));
        dialog.open();
    }

    /// Brings the guided start back to those who sent it away.
    private static NativeButton guide(Preferences own, Dialog dialog) {
        return button(
                say("help.guide"),
                "",
                () -> {
                    var ui = UI.getCurrent();
                    own.change(ui, profile -> profile.withGuideDismissed(false));
                    dialog.close();
                    ui.getPage().setLocation("./" + Places.HOME);
                });
    }

    private static Checkbox keySwitch() {
        var on = new Checkbox(say("help.keys-on"));
        UI.getCurrent()
                .getPage()
                .executeJs("return localStorage.getItem('tm-keys') !== 'off'")
                .then(Boolean.class, on::setValue);
        on.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Preferences.current()
                        .ifPresent(own ->
                                own.change(
                                        UI.getCurrent(),
                                        profile -> profile.withSingleKeys(change.getValue())));
                UI.getCurrent()
                        .getPage()
                        .executeJs(
                                "localStorage.setItem('tm-keys', $0)",
                                change.getValue() ? "on" : "off");
            }
        });
        return on;
    }

    private static String name(String key) {
        return switch (key) {
            case "j / k" -> "jk";
            case "g h" -> "gh";
            case "g r" -> "gr";
            case "n / p" -> "np";
            case "[ / ]" -> "phases";
            case "Shift+H" -> "hold";
            case "/" -> "find";
            case "?" -> "help";
            default -> key;
        };
    }
}
