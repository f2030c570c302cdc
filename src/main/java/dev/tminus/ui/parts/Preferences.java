package dev.tminus.ui.parts;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.tminus.people.Profile;
import dev.tminus.people.Profiles;
import dev.tminus.runbook.names.PersonId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the reader has chosen in their profile, at hand wherever this window draws something.
public final class Preferences {

    private final Profiles profiles;
    private final PersonId person;
    private final boolean sample;
    private Profile profile;

    private Preferences(Profiles profiles, PersonId person, boolean sample) {
        this.sample = sample;
        this.profiles = profiles;
        this.person = person;
        this.profile = profiles.of(person);
    }

    /// Those of the reader of the current window, nothing where nobody is signed in.
    public static Optional<Preferences> current() {
        var ui = UI.getCurrent();
        return ui == null ? Optional.empty() : of(ui);
    }

    private static Optional<Preferences> of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Preferences.class));
    }

    /// Reads a person's profile for a window that opens, once.
    ///
    /// @param sample whether this is the sample landscape, which has a guided start
    public static Preferences recall(UI ui, Profiles profiles, PersonId person, boolean sample) {
        return of(ui).orElseGet(() -> {
            var own = new Preferences(profiles, person, sample);
            ComponentUtil.setData(ui, Preferences.class, own);
            own.apply(ui);
            return own;
        });
    }

    public Profile profile() {
        return profile;
    }

    /// Whether the guided start leads the reader of the current window.
    public static boolean guided() {
        return current().filter(own -> own.sample && !own.profile.guideDismissed()).isPresent();
    }

    /// Keeps a choice, for this window at once and for others as they open.
    public void change(UI ui, UnaryOperator<Profile> choice) {
        profile = profiles.change(person, choice);
        apply(ui);
    }

    /// The language of the screens.
    public static Locale locale() {
        return current().map(Preferences::language).orElse(Locale.ENGLISH);
    }

    private Locale language() {
        @Nullable String tag = profile.language();
        return tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }

    private void apply(UI ui) {
        var language = language();
        if (!language.equals(ui.getLocale())) {
            ui.getSession().setLocale(language);
            ui.setLocale(language);
        }
        ui.getPage()
                .executeJs(
                        "document.documentElement.lang = $0;"
                                + "localStorage.setItem('tm-keys', $1)",
                        language.toLanguageTag(),
                        profile.singleKeys() ? "on" : "off");
    }
}
