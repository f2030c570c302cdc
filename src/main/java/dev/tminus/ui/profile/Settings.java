package dev.tminus.ui.profile;

import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tminus.people.Profile;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.WallTimes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Zone, language and keys; each choice is kept as it is made.
final class Settings extends Div {

    private final Preferences own;
    private final UI ui;
    private final InstantSource clock;
    private final Div saved = with(new Div(), "s t2");

    Settings(Preferences own, UI ui, InstantSource clock) {
        this.own = own;
        this.ui = ui;
        this.clock = clock;
        with(this, "settings");
        saved.getElement().setAttribute("role", "status");
        add(zone());
        var languages = Languages.offered();
        if (languages.size() > 1) {
            add(language(languages));
        }
        add(keys(), saved);
    }

    private ComboBox<String> zone() {
        var zone = new ComboBox<String>(say("profile.zone"));
        var browser = say("profile.zone.browser", Browser.ownZone().getId());
        var known =
                Stream.concat(
                                Stream.of("UTC"),
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(id -> id.contains("/") && !id.startsWith("Etc/"))
                                        .filter(id -> !id.startsWith("SystemV/"))
                                        .sorted(Comparator.naturalOrder()))
                        .toList();
        var all = Stream.concat(Stream.of(browser), known.stream()).toList();
        zone.setItems(all);
        var chosen = own.profile().zone();
        zone.setValue(chosen == null ? browser : chosen.getId());
        zone.setHelperText(time());
        zone.setRequired(true);
        zone.addValueChangeListener(change -> {
            var id = change.getValue();
            if (id == null) {
                zone.setValue(browser);
                return;
            }
            keep(profile -> profile.in(id.equals(browser) ? null : ZoneId.of(id)));
            zone.setHelperText(time());
        });
        return zone;
    }

    private String time() {
        return say("profile.zone.now", WallTimes.time(clock.instant(), Browser.zone()));
    }

    private Select<Locale> language(List<Locale> languages) {
        var language = new Select<Locale>();
        language.setLabel(say("profile.language"));
        language.setItems(languages);
        language.setItemLabelGenerator(Languages::name);
        language.setValue(
                languages.contains(Preferences.locale())
                        ? Preferences.locale()
                        : languages.getFirst());
        language.addValueChangeListener(change -> {
            var chosen = change.getValue();
            keep(profile ->
                    profile.speaking(
                            chosen.equals(Locale.ENGLISH) ? null : chosen.toLanguageTag()));
            ui.getPage().reload();
        });
        return language;
    }

    private Checkbox keys() {
        var keys = new Checkbox(say("profile.keys"), own.profile().singleKeys());
        keys.setHelperText(say("profile.keys.how"));
        keys.addValueChangeListener(
                change -> keep(profile -> profile.withSingleKeys(change.getValue())));
        return keys;
    }

    private void keep(UnaryOperator<Profile> choice) {
        own.change(ui, choice);
        saved.setText(say("profile.saved"));
    }
}
