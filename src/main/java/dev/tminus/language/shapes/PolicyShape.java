package dev.tminus.language.shapes;

import dev.tminus.language.conditions.ConditionShape;
import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step takes part in a run: whether at all, until when, and what follows when it goes wrong.
public final class PolicyShape {

    public static final Key<ConditionDraft> WHEN =
            Key.optional(
                    "when",
                    ConditionShape.WHEN,
                    "always",
                    "Whether it is done in this run at all; tested once, when what it needs is"
                            + " done.");
    private static final Key<Boolean> OPTIONAL =
            Key.preset("optional", Texts.flag(), "false", "It may be skipped, with a reason.");

    private static final Key<Duration> AFTER_READY =
            Key.optional("after-ready", Times.timeout(), "`at`", "So long after it became ready.");
    public static final Key<Placed<Timing>> AT =
            Key.optional(
                    "at", new WithPlace<>(Times.timing()), "`after-ready`", "A planned moment.");
    private static final Key<Deadline.Effect> DO =
            Key.required(
                    "do",
                    Texts.choice(
                            "`remind`, `escalate` or `hold`",
                            Texts.words(Deadline.Effect.values())),
                    "Remind those who are awaited, tell those who may resume the run, or hold it.");
    static final Shape<Draft<Deadline>> DEADLINE =
            Shape.<Deadline>draft("a deadline", List.of(AFTER_READY, AT, DO))
                    .rules(
                            Rule.exactlyOne(
                                    Refusal.either(
                                            "A deadline has either `after-ready` or `at`, found"
                                                    + " %s.",
                                            "Write `{after-ready: 30m, do: remind}`.",
                                            "Write two deadlines, or remove one of the two."),
                                    "after-ready",
                                    "at"));
    public static final Key<List<Draft<Deadline>>> DEADLINES =
            Key.optional(
                    "deadlines",
                    new ListOf<>("a list of deadlines", DEADLINE, 1),
                    "none",
                    "What happens when it is not through in time; nothing turns waiting into a"
                            + " yes.");

    public static final Key<Placed<Reaction>> ON_FAIL =
            Key.preset(
                    "on-fail",
                    ReactionShape.REACTION,
                    "hold",
                    "What follows when it fails: `hold`, or a contingency, which opens if its"
                            + " position holds; or further tries first.");
    public static final Key<Placed<Reaction>> ON_INCONCLUSIVE =
            Key.preset(
                    "on-inconclusive",
                    ReactionShape.REACTION,
                    "hold",
                    "What follows when a check could not tell.");

    private static final Key<Duration> EVERY =
            Key.required(
                    "every",
                    Times.between(Duration.ofMinutes(1), Duration.ofDays(30)),
                    "How far apart it is due; whole days keep the time of day.");
    public static final Key<Placed<StepId>> UNTIL =
            Key.required(
                    "until",
                    IdForms.STEP,
                    "A later step: it starts only while this one is not due, and ends it.");
    static final Shape<Draft<Repeat>> REPEAT_SHAPE =
            Shape.draft("a repetition", List.of(EVERY, UNTIL));

    /// Of a `manual` step.
    public static final Key<Draft<Repeat>> REPEAT =
            Key.optional(
                    "repeat",
                    REPEAT_SHAPE,
                    "it is done once",
                    "A `manual` step is due again and again until another starts; its `at` holds"
                            + " it back.");

    static final List<Key<?>> KEYS =
            List.of(WHEN, OPTIONAL, REPEAT, DEADLINES, ON_FAIL, ON_INCONCLUSIVE);

    private PolicyShape() {}

    /// How a step takes part, with what must hold for each step of its phase.
    public static Policy build(Draft<Step> step, @Nullable ConditionDraft ofPhase) {
        return new Policy(
                both(ofPhase, step.get(WHEN)),
                step.value(OPTIONAL),
                step.each(DEADLINES).stream().map(PolicyShape::deadline).toList(),
                step.value(ON_FAIL).value(),
                step.value(ON_INCONCLUSIVE).value(),
                repeat(step));
    }

    /// Null where it is done once.
    public static @Nullable Repeat repeat(Draft<Step> step) {
        var repeat = step.get(REPEAT);
        return repeat == null ? null : new Repeat(repeat.value(EVERY), repeat.value(UNTIL).value());
    }

    private static Deadline deadline(Draft<Deadline> deadline) {
        var effect = deadline.value(DO);
        var at = deadline.bare(AT);
        return at == null
                ? new Deadline.AfterReady(deadline.value(AFTER_READY), effect)
                : new Deadline.At(at, effect);
    }

    private static @Nullable Condition both(
            @Nullable ConditionDraft ofPhase, @Nullable ConditionDraft own) {
        if (ofPhase == null || own == null) {
            var one = ofPhase == null ? own : ofPhase;
            return one == null
                    ? null
                    : new Condition(one.test().written(), one.test().expression(), one.assume());
        }
        return new Condition(
                besideAnd(ofPhase.test()) + " and " + besideAnd(own.test()),
                new Expression.And(ofPhase.test().expression(), own.test().expression()),
                both(ofPhase.assume(), own.assume()));
    }

    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null ? null : other;
    }

    private static String besideAnd(ExpressionDraft test) {
        return test.expression() instanceof Expression.Or
                ? "(" + test.written() + ")"
                : test.written();
    }
}
