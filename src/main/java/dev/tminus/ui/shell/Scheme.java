package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Light, dark or as the system has it; remembered in a cookie of the browser.
final class Scheme extends Div {

    private static final String COOKIE = "tm-scheme";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final Map<ColorScheme.Value, NativeButton> choices =
            new EnumMap<>(ColorScheme.Value.class);

    Scheme() {
        with(this, "seg");
        getElement().setAttribute("role", "group").setAttribute("aria-label", say("scheme.label"));
        add(
                choice(ColorScheme.Value.SYSTEM),
                choice(ColorScheme.Value.LIGHT),
                choice(ColorScheme.Value.DARK));
    }

    /// Applies what the reader chose last time.
    void recall(UI ui) {
        var chosen = remembered();
        if (chosen != ColorScheme.Value.SYSTEM) {
            ui.getPage().setColorScheme(chosen);
        }
        mark(chosen);
    }

    private NativeButton choice(ColorScheme.Value value) {
        var word = say("scheme." + value.name().toLowerCase(Locale.ROOT));
        var choice = button(word, "", () -> choose(value));
        choice.removeClassName("btn");
        choices.put(value, choice);
        return choice;
    }

    private void choose(ColorScheme.Value value) {
        UI.getCurrent().getPage().setColorScheme(value);
        var cookie = new Cookie(COOKIE, value.name());
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        VaadinResponse.getCurrent().addCookie(cookie);
        mark(value);
    }

    private void mark(ColorScheme.Value value) {
        choices.forEach((choice, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(choice == value)));
    }

    private static ColorScheme.Value remembered() {
        var request = VaadinRequest.getCurrent();
        var cookies = request == null ? null : request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return switch (cookie.getValue()) {
                        case "LIGHT" -> ColorScheme.Value.LIGHT;
                        case "DARK" -> ColorScheme.Value.DARK;
                        case null, default -> ColorScheme.Value.SYSTEM;
                    };
                }
            }
        }
        return ColorScheme.Value.SYSTEM;
    }
}
