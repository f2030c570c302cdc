package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// On a phone: leads from the list to what stands beside it on larger screens, each a view of its
/// own.
final class PhoneViews extends Nav {

    private final HasStyle page;
    private final Map<View, NativeButton> buttons = new EnumMap<>(View.class);

    /// What fills the screen.
    enum View {
        STEPS,
        PHASES,
        EVENTS;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param page gets the class `show-phases` or `show-events`
    PhoneViews(
            HasStyle page,
            boolean hasContingencies,
            boolean hasQuestions,
            RunHeader.Overview overview) {
        this.page = page;
        with(this, "phoneviews").getElement().setAttribute("aria-label", say("views.label"));
        for (var view : View.values()) {
            var button = button(say("views." + view.key()), "sm", () -> show(view));
            buttons.put(view, button);
            add(button);
        }
        if (hasContingencies) {
            add(button(say("contingencies.open"), "sm", overview.contingencies()::run));
        }
        if (hasQuestions) {
            add(button(say("questions.open"), "sm", overview.questions()::run));
        }
        add(button(say("roles.open"), "sm", overview.roles()::run));
        show(View.STEPS);
    }

    void show(View view) {
        for (var one : View.values()) {
            page.setClassName("show-" + one.key(), one == view);
            var button = buttons.get(one);
            if (button != null) {
                button.getElement().setAttribute("aria-pressed", String.valueOf(one == view));
            }
        }
    }
}
