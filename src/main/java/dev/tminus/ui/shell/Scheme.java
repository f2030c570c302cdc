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
import dev.tminus.ui.parts.Preferences;
import jakarta.servlet.http.Cookie;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Light, dark or as the system has it; remembered in a cookie of the browser.
public final class Scheme extends Div {

    private static final String COOKIE = "tm-scheme";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final Map<ColorScheme.Value, NativeButton> choices =
            new EnumMap<>(ColorScheme.Value.class);

    public Scheme() {
        with(this, "seg");
        getElement().setAttribute("role", "group").setAttribute("aria-label", say("scheme.label"));
        add(
                choice(ColorScheme.Value.SYSTEM),
                choice(ColorScheme.Value.LIGHT),
                choice(ColorScheme.Value.DARK));
    }

    /// Applies what the reader chose last time.
    public void recall(UI ui) {
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
        Preferences.current()
                .ifPresent(own ->
                        own.change(UI.getCurrent(), profile -> profile.coloured(value.name())));
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

    /// The choice of the profile, else of the browser, which knows it before anybody signs in.
    private static ColorScheme.Value remembered() {
        var chosen = Preferences.current().map(own -> own.profile().scheme()).orElse(null);
        return chosen == null ? ofCookie() : read(chosen);
    }

    private static ColorScheme.Value read(@Nullable String name) {
        return switch (name) {
            case "LIGHT" -> ColorScheme.Value.LIGHT;
            case "DARK" -> ColorScheme.Value.DARK;
            case null, default -> ColorScheme.Value.SYSTEM;
        };
    }

    private static ColorScheme.Value ofCookie() {
        var request = VaadinRequest.getCurrent();
        var cookies = request == null ? null : request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return read(cookie.getValue());
                }
            }
        }
        return ColorScheme.Value.SYSTEM;
    }
}
