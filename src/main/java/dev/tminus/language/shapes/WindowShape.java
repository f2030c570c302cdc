package dev.tminus.language.shapes;

import dev.tminus.language.drafts.RunbookDraft.WindowDraft;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.RoleName;
import java.time.DayOfWeek;
import java.util.List;

/// When a release may happen.
final class WindowShape {

    private static final Form<Placed<Timing>> TIMING = new WithPlace<>(Times.timing());

    private static final Key<Placed<Timing>> OPENS =
            Key.required("opens", TIMING, "The earliest moment of the release.");
    private static final Key<Placed<Timing>> CLOSES =
            Key.required("closes", TIMING, "The latest moment of the release.");
    private static final Key<List<DayOfWeek>> DAYS =
            Key.optional(
                    "days",
                    new ListOf<>("a list of days", Times.weekday(), 1),
                    "any",
                    "On which days of the runbook's zone it may open.");
    private static final Key<List<Placed<RoleName>>> AWAKE =
            Key.optional(
                    "awake",
                    new ListOf<>(
                            "a list of roles",
                            new WithPlace<>(Texts.name("a role's name", RoleName::new)),
                            0),
                    "none",
                    "Roles whose people should not be asleep in it.");
    static final Shape<WindowDraft> WINDOW =
            Shape.of(
                    "a window",
                    fields ->
                            new WindowDraft(
                                    fields.get(OPENS),
                                    fields.get(CLOSES),
                                    fields.get(DAYS, List.of()),
                                    fields.get(AWAKE, List.of())),
                    List.of(OPENS, CLOSES, DAYS, AWAKE));

    private WindowShape() {}
}
