package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.tminus.ui.parts.Site;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Chooses the zone of the page's clock times: the reader's, which it begins with, the release's,
/// or UTC.
final class ZoneSwitch extends Div {

    private final Map<ZoneId, NativeButton> choices = new LinkedHashMap<>();
    private final Consumer<ZoneId> onChoice;
    private ZoneId current;

    ZoneSwitch(ZoneId release, ZoneId reader, List<Site> sites, Consumer<ZoneId> onChoice) {
        this.onChoice = onChoice;
        this.current = reader;
        with(this, "seg");
        getElement().setAttribute("role", "group").setAttribute("aria-label", say("zone.label"));
        offer(reader, Site.nameOf(reader, sites), reader);
        offer(release, Site.nameOf(release, sites), reader);
        offer(ZoneId.of("UTC"), "UTC", reader);
        mark();
    }

    ZoneId current() {
        return current;
    }

    void next() {
        var zones = List.copyOf(choices.keySet());
        choose(zones.get((zones.indexOf(current) + 1) % zones.size()));
    }

    private void offer(ZoneId zone, String name, ZoneId reader) {
        choices.computeIfAbsent(
                zone,
                _ -> {
                    var label = zone.equals(reader) ? say("clock.you", name) : name;
                    var choice = button(label, "", () -> choose(zone));
                    choice.removeClassName("btn");
                    add(choice);
                    return choice;
                });
    }

    private void choose(ZoneId zone) {
        current = zone;
        mark();
        onChoice.accept(zone);
    }

    private void mark() {
        choices.forEach((zone, choice) ->
                choice.getElement()
                        .setAttribute("aria-pressed", String.valueOf(zone.equals(current))));
    }
}
