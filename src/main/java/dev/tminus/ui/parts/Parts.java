package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.Command;
import dev.tminus.runbook.Mode;
import java.util.regex.Pattern;

/// Small parts of screens, styled by `base.css`. Text is always set as text, never as HTML.
public final class Parts {

    private static final int TOLD_MILLIS = 8_000;

    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}&&[^\\t\\n\\r]]|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    /// What stands in a name as a blank, or as nothing at all.
    private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}&&[^ ]]");

    private Parts() {}

    /// A decorative icon; the word beside it says the same.
    public static Component icon(String name, String... classes) {
        var icon = new Span();
        icon.addClassNames("ic", "i-" + name);
        icon.addClassNames(classes);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    public static Span text(String text, String... classes) {
        var span = new Span(visible(text));
        span.addClassNames(classes);
        return span;
    }

    /// The same text where characters that turn, hide or overwrite others stand by their numbers: a
    /// name with U+202E in it reads as another one.
    public static String visible(String text) {
        return numbered(UNSEEN, text);
    }

    /// The name of a file, which is one line: breaks, tabs and blanks other than the space bar's
    /// stand by their numbers too.
    public static String fileName(String name) {
        return numbered(BLANK, name);
    }

    private static String numbered(Pattern unseen, String text) {
        return unseen.matcher(text)
                .replaceAll(found -> "[U+%04X]".formatted(found.group().codePointAt(0)));
    }

    /// A word that only screen readers get.
    public static Span hidden(String text) {
        return text(text, "vh");
    }

    public static Div div(String classes, Component... content) {
        return with(new Div(content), classes);
    }

    public static Span row(Component... content) {
        return with(new Span(content), "row");
    }

    public static Span grow() {
        return with(new Span(), "grow");
    }

    public static Span chip(StateStyle look) {
        var chip = new Span(icon(look.icon()), text(look.word()));
        chip.addClassNames("chip", look.tone().tint());
        return chip;
    }

    /// Names the environment's kind wherever a run is named.
    public static Span badge(Mode mode, String... classes) {
        var badge =
                switch (mode) {
                    case LIVE -> new Span(icon("live"), new Span(say("mode.live")));
                    case REHEARSAL -> new Span(icon("flask"), new Span(say("mode.rehearsal")));
                };
        badge.addClassNames("badge", tone(mode).tint());
        badge.addClassNames(classes);
        return badge;
    }

    public static Tone tone(Mode mode) {
        return switch (mode) {
            case LIVE -> Tone.REAL;
            case REHEARSAL -> Tone.DRILL;
        };
    }

    /// A button that says what it does.
    ///
    /// @param classes further classes of `.btn`, such as `primary`
    public static NativeButton button(String text, String classes, Command onClick) {
        var button = new NativeButton(visible(text), _ -> onClick.execute());
        button.getElement().setAttribute("type", "button");
        return with(button, ("btn " + classes).strip());
    }

    public static NativeButton button(String icon, String text, String classes, Command onClick) {
        var button = button("", classes, onClick);
        button.add(icon(icon), text(text));
        return button;
    }

    /// A button that shows only an icon; `label` names it.
    public static NativeButton iconButton(
            String icon, String label, String classes, Command onClick) {
        var button = button("", "icon ghost " + classes, onClick);
        button.add(icon(icon));
        button.setAriaLabel(visible(label));
        button.getElement().setAttribute("title", visible(label));
        return button;
    }

    public static Anchor link(String place, String text, String... classes) {
        var link = new Anchor(place, visible(text));
        link.addClassNames(classes);
        return link;
    }

    /// A message across the page or a box; `role` alert is read out at once.
    public static Div banner(Tone tone, String icon, String role, Component... content) {
        var text = with(new Span(content), "grow");
        var banner = div("banner " + tone.tint(), icon(icon), text);
        banner.getElement().setAttribute("role", role);
        return banner;
    }

    /// Says what comes next where a list has nothing to show.
    public static Div empty(String title, String next) {
        return div("emp", text(title, "strong"), text(next, "t2"));
    }

    public static <C extends HasStyle> C with(C component, String classes) {
        component.addClassNames(classes.split(" "));
        return component;
    }

    public static <C extends HasComponents> C filled(C container, Component... content) {
        container.add(content);
        return container;
    }

    /// Says something that stays while the page below it is drawn anew.
    public static void tell(String sentence) {
        Notification.show(
                visible(sentence), TOLD_MILLIS, Notification.Position.BOTTOM_CENTER, true);
    }
}
