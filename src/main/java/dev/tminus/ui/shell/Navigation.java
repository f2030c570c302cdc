package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.tminus.ui.Places;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Links to the main pages: at the side of a window, at the bottom of a phone.
final class Navigation extends Nav {

    private final Map<NavEntry, Anchor> links = new EnumMap<>(NavEntry.class);

    private final Span count = with(new Span(), "count sign");

    private Navigation(String classes, String iconSize, String labelClass, String label) {
        with(this, classes);
        getElement().setAttribute("aria-label", say(label));
        for (var entry : NavEntry.values()) {
            var link = link(entry.place(), "");
            filled(link, icon(entry.icon(), iconSize), text(say(entry.key()), labelClass));
            link.getElement().setAttribute("title", say(entry.key()));
            links.put(entry, link);
        }
        count.getElement().setAttribute("role", "img");
        count(0);
        Optional.ofNullable(links.get(NavEntry.HOME)).ifPresent(home -> home.add(count));
    }

    static Navigation side() {
        var side = new Navigation("nav", "s16", "lbl", "nav.side");
        var brand = with(link(Places.HOME, ""), "brand");
        brand.getElement().setAttribute("aria-label", say("app.name"));
        var logo = text("T-", "logo");
        logo.getElement().setAttribute("aria-hidden", "true");
        filled(brand, logo, text(say("app.name"), "name"));
        side.add(brand);
        side.links.values().forEach(side::add);
        return side;
    }

    static Navigation bottom() {
        var bottom = new Navigation("bottomnav", "s20", "lbl", "nav.bottom");
        bottom.links.values().forEach(bottom::add);
        return bottom;
    }

    /// Says how much waits for the reader.
    void count(int waiting) {
        count.setVisible(waiting > 0);
        count.setText(String.valueOf(waiting));
        count.getElement().setAttribute("aria-label", say("nav.waiting", waiting));
    }

    void mark(NavEntry current) {
        links.forEach((entry, link) -> {
            if (entry == current) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
