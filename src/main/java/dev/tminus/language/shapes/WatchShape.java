package dev.tminus.language.shapes;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is checked again and again over a stretch of the run.
public final class WatchShape {

    public static final Key<Placed<CheckId>> CHECK =
            Key.required("check", IdForms.CHECK, "A check of the runbook or workspace.");
    public static final Key<Placed<StepId>> FROM =
            Key.required("from", IdForms.STEP, "It begins when this step is done.");
    public static final Key<Placed<StepId>> TO =
            Key.required("to", IdForms.STEP, "It ends when this step starts.");
    private static final Key<Duration> EVERY =
            Key.required(
                    "every",
                    Times.between(Duration.ofSeconds(1), Duration.ofDays(30)),
                    "From the end of one attempt to the start of the next.");
    public static final Key<Placed<RoleName>> OWNER =
            Key.optional(
                    "owner",
                    IdForms.ROLE,
                    "the owner of the step in `from`",
                    "The role that is told.");
    private static final Key<Long> GIVE_UP_AFTER =
            Key.preset(
                    "give-up-after",
                    Texts.whole(1, 100_000),
                    "1",
                    "How many attempts in a row may end without passing before `on-fail` counts.");
    public static final Key<Placed<Reaction>> ON_FAIL =
            Key.preset(
                    "on-fail",
                    ReactionShape.PLAIN,
                    "hold",
                    "What follows then: `hold`, or a contingency, which opens if its position"
                            + " holds.");
    static final Shape<Draft<Watch>> WATCH =
            Shape.draft("a watch", List.of(CHECK, FROM, TO, EVERY, OWNER, GIVE_UP_AFTER, ON_FAIL));

    private WatchShape() {}

    /// The watch, which the owner of the step in `from` may own.
    ///
    /// @param owners of the steps of the main line
    public static Watch build(Draft<Watch> watch, Map<StepId, RoleName> owners) {
        var from = watch.value(FROM).value();
        var owner = watch.bare(OWNER);
        return new Watch(
                watch.value(CHECK).value(),
                from,
                watch.value(TO).value(),
                watch.value(EVERY),
                owner == null ? requireNonNull(owners.get(from)) : owner,
                watch.value(GIVE_UP_AFTER).intValue(),
                watch.value(ON_FAIL).value());
    }
}
