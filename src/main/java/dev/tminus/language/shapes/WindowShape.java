package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.RoleName;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;

/// When a release may happen.
public final class WindowShape {

    private static final Form<Placed<Timing>> TIMING = new WithPlace<>(Times.timing());

    public static final Key<Placed<Timing>> OPENS =
            Key.required("opens", TIMING, "The earliest moment of the release.");
    public static final Key<Placed<Timing>> CLOSES =
            Key.required("closes", TIMING, "The latest moment of the release.");
    private static final Key<List<DayOfWeek>> DAYS =
            Key.optional(
                    "days",
                    new ListOf<>("a list of days", Times.weekday(), 1),
                    "any",
                    "On which days of the runbook's zone it may open.");
    public static final Key<List<Placed<RoleName>>> AWAKE =
            Key.optional(
                    "awake",
                    new ListOf<>("a list of roles", IdForms.ROLE, 0),
                    "none",
                    "Roles whose people should not be asleep in it.");
    static final Shape<Draft<Window>> WINDOW =
            Shape.draft("a window", List.of(OPENS, CLOSES, DAYS, AWAKE));

    private WindowShape() {}

    public static Window build(Draft<Window> window) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(window.each(DAYS));
        return new Window(
                window.value(OPENS).value(),
                window.value(CLOSES).value(),
                days,
                Placed.bare(window.each(AWAKE)));
    }
}
