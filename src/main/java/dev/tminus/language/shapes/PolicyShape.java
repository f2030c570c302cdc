package dev.tminus.language.shapes;

import dev.tminus.language.conditions.ConditionShape;
import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.drafts.PolicyDraft;
import dev.tminus.language.drafts.PolicyDraft.DeadlineDraft;
import dev.tminus.language.drafts.PolicyDraft.RepeatDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;

/// How a step takes part in a run: whether at all, until when, and what follows when it goes wrong.
final class PolicyShape {

    static final Key<ConditionDraft> WHEN =
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
    private static final Key<Placed<Timing>> AT =
            Key.optional(
                    "at", new WithPlace<>(Times.timing()), "`after-ready`", "A planned moment.");
    private static final Key<Deadline.Effect> DO =
            Key.required(
                    "do",
                    Texts.choice(
                            "`remind`, `escalate` or `hold`",
                            Texts.words(Deadline.Effect.values())),
                    "Remind those who are awaited, tell those who may resume the run, or hold it.");
    static final Shape<DeadlineDraft> DEADLINE =
            Shape.of("a deadline", PolicyShape::deadline, List.of(AFTER_READY, AT, DO))
                    .rules(
                            Rule.exactlyOne(
                                    Refusal.either(
                                            "A deadline has either `after-ready` or `at`, found"
                                                    + " %s.",
                                            "Write `{after-ready: 30m, do: remind}`.",
                                            "Write two deadlines, or remove one of the two."),
                                    "after-ready",
                                    "at"));
    private static final Key<List<DeadlineDraft>> DEADLINES =
            Key.optional(
                    "deadlines",
                    new ListOf<>("a list of deadlines", DEADLINE, 1),
                    "none",
                    "What happens when it is not through in time; nothing turns waiting into a"
                            + " yes.");

    private static final Key<Placed<Reaction>> ON_FAIL =
            Key.optional(
                    "on-fail",
                    ReactionShape.REACTION,
                    "hold",
                    "What follows when it fails: `hold`, or a contingency, which opens if its"
                            + " position holds; or further tries first.");
    private static final Key<Placed<Reaction>> ON_INCONCLUSIVE =
            Key.optional(
                    "on-inconclusive",
                    ReactionShape.REACTION,
                    "hold",
                    "What follows when a check could not tell.");

    private static final Key<Duration> EVERY =
            Key.required(
                    "every",
                    Times.between(Duration.ofMinutes(1), Duration.ofDays(30)),
                    "How far apart it is due; whole days keep the time of day.");
    private static final Key<Placed<StepId>> UNTIL =
            Key.required(
                    "until",
                    new WithPlace<>(Texts.name("a step's id", StepId::new)),
                    "A later step: it starts only while this one is not due, and ends it.");
    static final Shape<RepeatDraft> REPEAT_SHAPE =
            Shape.of(
                    "a repetition",
                    fields -> new RepeatDraft(fields.node(), fields.get(EVERY), fields.get(UNTIL)),
                    List.of(EVERY, UNTIL));

    /// Of a `manual` step.
    static final Key<RepeatDraft> REPEAT =
            Key.optional(
                    "repeat",
                    REPEAT_SHAPE,
                    "it is done once",
                    "A `manual` step is due again and again until another starts; its `at` holds"
                            + " it back.");

    static final List<Key<?>> KEYS =
            List.of(WHEN, OPTIONAL, REPEAT, DEADLINES, ON_FAIL, ON_INCONCLUSIVE);

    private PolicyShape() {}

    static PolicyDraft policy(Fields fields) {
        return new PolicyDraft(
                fields.get(WHEN),
                fields.value(OPTIONAL),
                fields.get(DEADLINES, List.of()),
                fields.get(ON_FAIL),
                fields.get(ON_INCONCLUSIVE),
                fields.get(REPEAT));
    }

    private static DeadlineDraft deadline(Fields fields) {
        return new DeadlineDraft(
                fields.node(), fields.get(AFTER_READY), fields.get(AT), fields.get(DO));
    }
}
