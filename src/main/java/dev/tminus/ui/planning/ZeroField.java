package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import dev.tminus.schedule.LocalZero;
import dev.tminus.schedule.Sites;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.WallTimes;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// T-0 as a wall clock and its zone. A time that the clocks skip or show twice is refused with both
/// readings, and never guessed.
final class ZeroField extends Div {

    private final PlannedFiles subject;
    private final ZoneId own = Browser.zone();
    private final DateTimePicker local = new DateTimePicker(say("plan.zero"));
    private final ComboBox<ZoneId> zone = new ComboBox<>(say("plan.zone"));
    private final Div doubt = with(new Div(), "doubt");
    private final DescriptionList sites = with(new DescriptionList(), "facts");
    private final Runnable onChange;
    private @Nullable ZoneOffset chosen;

    ZeroField(PlannedFiles subject, Runnable onChange) {
        this.subject = subject;
        this.onChange = onChange;
        local.setDateAriaLabel(say("plan.zero.date"));
        local.setTimeAriaLabel(say("plan.zero.time"));
        local.setLocale(Locale.UK);
        zone.setItems(subject.zones(own));
        zone.setItemLabelGenerator(this::label);
        zone.setValue(subject.runbook().timezone());
        doubt.getElement().setAttribute("role", "status");
        local.setValue(
                subject.openedAt()
                        .atZone(subject.runbook().timezone())
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(LocalTime.of(9, 0)));
        local.addValueChangeListener(_ -> changed());
        zone.addValueChangeListener(_ -> changed());
        add(local, zone, doubt, sites);
        refresh();
    }

    ZoneId zone() {
        var value = zone.getValue();
        return value == null ? subject.runbook().timezone() : value;
    }

    /// T-0 where the fields say exactly one; says beside them what is wrong otherwise.
    Optional<Instant> read() {
        var value = local.getValue();
        local.setErrorMessage(say("plan.zero.missing"));
        local.setInvalid(value == null);
        zone.setErrorMessage(say("plan.zone.missing"));
        zone.setInvalid(zone.getValue() == null);
        if (value == null || zone.getValue() == null) {
            return Optional.empty();
        }
        var answer =
                chosen == null
                        ? LocalZero.resolve(value, zone())
                        : LocalZero.resolve(value, zone(), chosen);
        return switch (answer) {
            case LocalZero.At(var instant) -> Optional.of(instant);
            case LocalZero.Refused refused -> {
                refuse(refused);
                yield Optional.empty();
            }
        };
    }

    private void changed() {
        chosen = null;
        refresh();
        onChange.run();
    }

    private void refresh() {
        doubt.removeAll();
        sites.removeAll();
        read().ifPresent(this::showSites);
    }

    private void refuse(LocalZero.Refused refused) {
        doubt.removeAll();
        local.setInvalid(true);
        local.setErrorMessage(refused.message());
        var choices = div("row wrap");
        for (var reading : refused.readings()) {
            choices.add(
                    button(
                            say("plan.read-as", reading.toString()),
                            "sm",
                            () -> {
                                chosen = reading.offset();
                                refresh();
                                onChange.run();
                            }));
        }
        doubt.add(choices);
    }

    private void showSites(Instant zero) {
        for (var site : subject.sites()) {
            var name = site.zone().equals(own) ? say("clock.you", site.name()) : site.name();
            var time = text(WallTimes.whole(zero, site.zone()));
            var shown = new DescriptionList.Description(time);
            if (Sites.asleep(zero, site.zone())) {
                shown.add(icon("moon", "s12", "c-3"), text(say("clock.night"), "vh"));
            }
            sites.add(new DescriptionList.Term(name), shown);
        }
        sites.add(
                new DescriptionList.Term("UTC"),
                new DescriptionList.Description(WallTimes.whole(zero, ZoneOffset.UTC)));
    }

    private String label(ZoneId id) {
        var named = subject.sites().stream().filter(site -> site.zone().equals(id)).findFirst();
        return named.map(Site::name).map(name -> name + " (" + id + ")").orElse(id.getId());
    }
}
