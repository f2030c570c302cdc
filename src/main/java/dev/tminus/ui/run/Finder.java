package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tminus.ui.parts.Say;
import java.util.Locale;
import java.util.function.Consumer;

/// A field that narrows the list down to what contains some words; hidden until it is asked for.
final class Finder extends Div {

    private final TextField field = new TextField();
    private final Span found = text("", "t3", "xs", "nowrap");
    private final NativeButton opener;
    private final Consumer<String> onWords;

    /// @param onWords gets them in lower case, empty where the field was closed
    Finder(Consumer<String> onWords) {
        this.onWords = onWords;
        this.opener = iconButton("search", Say.say("list.find"), "sm", this::toggle);
        with(this, "finder").setVisible(false);
        field.setAriaLabel(Say.say("list.find"));
        field.setPlaceholder(Say.say("list.find"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> find(change.getValue()));
        field.addKeyDownListener(Key.ESCAPE, _ -> close());
        found.getElement().setAttribute("role", "status");
        opener.getElement().setAttribute("aria-expanded", "false");
        add(field, found, iconButton("x", Say.say("list.find.close"), "sm", this::close));
    }

    /// The button that opens and closes it.
    NativeButton opener() {
        return opener;
    }

    void open() {
        setVisible(true);
        opener.getElement().setAttribute("aria-expanded", "true");
        field.focus();
    }

    /// Says how many steps there are.
    void tell(int steps) {
        found.setText(field.getValue().isBlank() ? "" : Say.count("list.found", steps));
    }

    private void toggle() {
        if (isVisible()) {
            close();
        } else {
            open();
        }
    }

    private void close() {
        field.clear();
        setVisible(false);
        opener.getElement().setAttribute("aria-expanded", "false");
        opener.focus();
    }

    private void find(String words) {
        onWords.accept(words.strip().toLowerCase(Locale.ROOT));
    }
}
