package dev.tminus.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that ticks in the browser, `frontend/tm-clock.js`; it costs the server nothing.
@Tag("tm-clock")
@JsModule("context://assets/tm-clock.js")
public final class Clock extends Component implements HasStyle {

    private Clock(String mode, Instant now) {
        getElement().setAttribute("mode", mode);
        getElement().setAttribute("now", millis(now));
    }

    /// `T+00:42:10`.
    ///
    /// @param now the server's time, which the browser's is held against
    public static Clock release(Instant zero, Instant now) {
        return new Clock("release", now).with("zero", millis(zero));
    }

    /// `C+00:12:10` since a contingency was opened.
    public static Clock contingency(Instant openedAt, Instant now) {
        return new Clock("release", now).with("zero", millis(openedAt)).with("letter", "C");
    }

    /// `01:42`, with a moon while people there sleep.
    public static Clock time(ZoneId zone, Instant now) {
        return new Clock("time", now)
                .with("zone", zone.getId())
                .with("night", Say.say("clock.night"));
    }

    /// `Sun 18 Oct`.
    public static Clock date(ZoneId zone, Instant now) {
        return new Clock("date", now).with("zone", zone.getId());
    }

    /// `Sun`.
    public static Clock day(ZoneId zone, Instant now) {
        return new Clock("day", now).with("zone", zone.getId());
    }

    /// `37m 50s` until then, and `0s` once it is over.
    public static Clock left(Instant until, Instant now) {
        return new Clock("left", now).with("until", millis(until));
    }

    /// `9m 12s` from then on.
    public static Clock since(Instant from, Instant now) {
        return new Clock("since", now).with("from", millis(from));
    }

    /// `in 23m` until then, `5m late` from then on.
    public static Clock due(Instant until, Instant now) {
        return new Clock("due", now)
                .with("until", millis(until))
                .with("before", Say.say("clock.before"))
                .with("after", Say.say("clock.after"));
    }

    private Clock with(String attribute, String value) {
        getElement().setAttribute(attribute, value);
        return this;
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }
}
