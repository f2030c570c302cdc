package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instant on a screen. Hovering, focus or a tap shows the wall clocks of all sites, UTC and,
/// where T-0 is known, the offset from it; `frontend/tm-when.js` does that in the browser.
///
/// Templates of lists use [#template(String, String, String)] instead of the component. Neither
/// goes into a link or a button where it can be helped: there it only answers to hovering.
@Tag("tm-when")
@JsModule("context://assets/tm-when.js")
public final class When extends Component implements HasStyle {

    private When(Instant at, String text) {
        getElement().setAttribute("at", value(at));
        getElement().setText(text);
    }

    /// Shows `text` for the instant.
    public static When of(Instant at, String text) {
        return new When(at, text);
    }

    /// `13:42`.
    public static When time(Instant at, ZoneId zone) {
        return new When(at, WallTimes.time(at, zone));
    }

    /// `Sat 17 Oct`.
    public static When date(Instant at, ZoneId zone) {
        return new When(at, WallTimes.date(at, zone));
    }

    /// `Sat 17 Oct 2026, 13:00`.
    public static When whole(Instant at, ZoneId zone) {
        return new When(at, WallTimes.whole(at, zone));
    }

    /// The time alone on the day of `near`, else with its date before it.
    public static When near(Instant at, Instant near, ZoneId zone) {
        return new When(at, WallTimes.near(at, near, zone));
    }

    /// Tells the offset from this T-0 too.
    public When from(Instant zero) {
        getElement().setAttribute("zero", value(zero));
        return this;
    }

    /// Tells the offset as the file says it, `T-5d 09:00`, instead of one in hours.
    public When said(String offset) {
        getElement().setAttribute("offset", offset);
        return this;
    }

    /// The element in a template of a list; each part is what the template calls the value, such as
    /// `item.row.at` for one that [#value(Instant)] gave, or empty for none.
    public static String template(String at, String zero, String text) {
        var from = zero.isEmpty() ? "" : " zero=\"${" + zero + "}\"";
        return "<tm-when at=\"${" + at + "}\"" + from + ">${" + text + "}</tm-when>";
    }

    /// An instant as the element reads it; empty for none, which makes it plain text.
    public static String value(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    /// Gives the page the sites that all its instants are shown for: the reader's own first where
    /// nobody of the workspace sits there.
    public static void prepare(Element shell, List<Site> sites, ZoneId own) {
        var places = new ArrayList<Place>();
        if (sites.stream().noneMatch(site -> site.zone().equals(own))) {
            places.add(place(new Site(Site.nameOf(own, sites), own), own));
        }
        sites.forEach(site -> places.add(place(site, own)));
        shell.setPropertyBean("when", new Places(places, say("clock.night")));
    }

    private static Place place(Site site, ZoneId own) {
        var you = site.zone().equals(own);
        var name = you ? say("clock.you", site.name()) : site.name();
        return new Place(name, site.zone().getId(), you);
    }

    /// What the browser gets; public for the serialiser, as is [Place].
    public record Places(List<Place> sites, String night) {}

    /// One site: as it is called, with "you" at the reader's.
    public record Place(String name, String zone, boolean you) {}
}
