package dev.tminus.language.shapes;

import dev.tminus.language.drafts.StepDraft.RehearsedDraft;
import dev.tminus.language.drafts.StepDraft.RequireDraft;
import dev.tminus.language.drafts.StepDraft.RequiredDraft;
import dev.tminus.language.drafts.StepDraft.UseDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.forms.ByKey;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.schedule.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a step uses a check: once, until it passes, or as what must hold before the start.
final class UseShape {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    /// Each is an entry of the journal that is kept and read for ever.
    private static final long MOST_ATTEMPTS = 20_000;

    private static final Key<Duration> EVERY =
            Key.preset(
                    "every",
                    Times.between(SECOND, DAY),
                    "30s",
                    "From the end of one attempt to the start of the next.");
    private static final Key<Duration> FOR =
            Key.preset(
                    "for",
                    Times.between(SECOND, MONTH),
                    "1h",
                    "How long it is tried, from the start of the first attempt; then the last"
                            + " outcome counts.");
    private static final Key<Long> PASSES =
            Key.preset(
                    "passes", Texts.whole(1, 1_000), "1", "How many attempts in a row must pass.");
    private static final Key<Long> GIVE_UP_AFTER =
            Key.optional(
                    "give-up-after",
                    Texts.whole(1, 100_000),
                    "any number",
                    "How many attempts in a row may end without passing.");
    private static final Key<Duration> DELAY =
            Key.preset(
                    "delay",
                    Times.between(Duration.ZERO, MONTH),
                    "0s",
                    "Before the first attempt.");
    static final Shape<Until> UNTIL =
            Shape.of(
                    "an `until`",
                    UseShape::until,
                    List.of(EVERY, FOR, PASSES, GIVE_UP_AFTER, DELAY));

    private static final Scalar<CheckId> CHECK_ID = Texts.name("a check's id", CheckId::new);
    private static final Key<Placed<CheckId>> CHECK =
            Key.required(
                    "check", new WithPlace<>(CHECK_ID), "A check of the runbook or workspace.");
    private static final Key<Placed<String>> AS =
            Key.optional(
                    "as",
                    new WithPlace<>(Texts.name("a name", name -> name)),
                    "the check's id",
                    "Tells uses of one check in one step apart, `requires` and `verify` together.");
    private static final Key<Until> UNTIL_KEY =
            Key.optional("until", UNTIL, "one attempt", "Tries it again until it passes.");
    private static final Key<Boolean> REPORT_ONLY =
            Key.preset(
                    "report-only",
                    Texts.flag(),
                    "false",
                    "Its verdict is shown and decides nothing.");
    static final Shape<VerifyDraft> USE =
            Shape.of(
                            "a use of a check",
                            fields ->
                                    new VerifyDraft(
                                            named(fields),
                                            fields.get(UNTIL_KEY),
                                            fields.value(REPORT_ONLY)),
                            List.of(CHECK, AS, UNTIL_KEY, REPORT_ONLY))
                    .elsewhere(
                            Map.of(
                                    "every", "Write `until: {every: …}`.",
                                    "for", "Write `until: {for: …}`.",
                                    "passes", "Write `until: {passes: …}`.",
                                    "give-up-after", "Write `until: {give-up-after: …}`.",
                                    "delay", "Write `until: {delay: …}`.",
                                    "override",
                                            "Only what stands in `requires` is ever overridden.",
                                    "not-older",
                                            "Only `requires` takes an older result; this use asks"
                                                    + " anew."));

    private static final Key<Duration> AGAIN_EVERY =
            Key.preset(
                    "every",
                    Times.between(SECOND, DAY),
                    "1m",
                    "From the end of one attempt to the start of the next, while it has not"
                            + " passed.");
    private static final Key<Duration> NOT_OLDER =
            Key.optional(
                    "not-older",
                    Times.timeout(),
                    "only its own attempts count",
                    "Any step's result of this check counts while it is no older.");
    private static final Key<Boolean> OVERRIDE =
            Key.optional(
                    "override",
                    Texts.choice("`never`", Map.of("never", false)),
                    "who may `override`",
                    "`never`: nobody lets the step start while it does not hold.");
    static final Shape<RequireDraft> REQUIREMENT =
            Shape.of(
                            "a requirement",
                            fields ->
                                    new RequireDraft(
                                            named(fields),
                                            fields.value(AGAIN_EVERY),
                                            fields.get(NOT_OLDER),
                                            fields.get(OVERRIDE, true)),
                            List.of(CHECK, AS, AGAIN_EVERY, NOT_OLDER, OVERRIDE))
                    .elsewhere(
                            Map.of(
                                    "until",
                                            "It is tried again until it holds, whatever that takes:"
                                                    + " write `every: 1m` beside `check`.",
                                    "for", tryAgain("has no end"),
                                    "passes", tryAgain("needs one pass"),
                                    "give-up-after", tryAgain("never gives up"),
                                    "delay", tryAgain("begins when all else is ready"),
                                    "report-only", "What decides nothing belongs into `verify`."));

    private static final Key<Placed<RehearsalId>> REHEARSAL =
            Key.required(
                    "rehearsal",
                    IdForms.REHEARSAL,
                    "A rehearsal of the runbook that must have gone well.");
    private static final Key<Boolean> UNCHANGED_SINCE =
            Key.preset(
                    "unchanged-since",
                    Texts.flag(),
                    "false",
                    "The runbook must be the one that was rehearsed.");
    static final Shape<RehearsedDraft> REHEARSED =
            Shape.of(
                    "a rehearsal to have been done",
                    fields ->
                            new RehearsedDraft(
                                    fields.get(REHEARSAL), fields.value(UNCHANGED_SINCE)),
                    List.of(REHEARSAL, UNCHANGED_SINCE));

    static final Form<List<VerifyDraft>> USES =
            new ListOf<>(
                    "a list of checks",
                    new Either<>(shortly(use -> new VerifyDraft(use, null, false)), USE),
                    1);
    static final Form<List<RequiredDraft>> REQUIREMENTS =
            new ListOf<>(
                    "a list of checks",
                    new Either<>(
                            shortly(use ->
                                    new RequireDraft(use, AGAIN_EVERY.fallback(), null, true)),
                            new ByKey<>("rehearsal", REHEARSED, REQUIREMENT)),
                    1);

    private UseShape() {}

    private static String tryAgain(String how) {
        return "Remove it: a requirement " + how + ". In `verify` it stands in `until`.";
    }

    private static UseDraft named(Fields fields) {
        return new UseDraft(fields.get(CHECK), fields.get(AS));
    }

    /// The check's id alone.
    private static <T> Scalar<T> shortly(Function<UseDraft, T> make) {
        return new Scalar<>(
                CHECK_ID.wants(),
                Signs.NONE,
                CHECK_ID.schema(),
                (text, problems) -> {
                    var id = CHECK_ID.parse().parse(text, problems);
                    return id == null
                            ? null
                            : make.apply(new UseDraft(new Placed<>(id, text), null));
                });
    }

    private static Until until(Fields fields) {
        var every = fields.value(EVERY);
        var lasts = fields.value(FOR);
        boolean unclear = isUnclear(EVERY, fields) || isUnclear(FOR, fields);
        if (!unclear && every.compareTo(lasts) > 0) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(fields.has(FOR) ? FOR : EVERY),
                            "There is no second attempt: `every` is %s and `for` is %s."
                                    .formatted(
                                            said(every, EVERY, fields), said(lasts, FOR, fields)),
                            () -> "Make `for` at least as long as `every`.");
        } else if (!unclear && lasts.dividedBy(every) > MOST_ATTEMPTS) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(fields.has(EVERY) ? EVERY : FOR),
                            "These are %,d attempts: `every` is %s and `for` is %s. At most %,d are made, as each is kept."
                                    .formatted(
                                            lasts.dividedBy(every),
                                            said(every, EVERY, fields),
                                            said(lasts, FOR, fields),
                                            MOST_ATTEMPTS),
                            () -> "Ask less often.");
        }
        @Nullable Long giveUpAfter = fields.get(GIVE_UP_AFTER);
        return new Until(
                every,
                lasts,
                fields.value(PASSES).intValue(),
                giveUpAfter == null ? null : giveUpAfter.intValue(),
                fields.value(DELAY));
    }

    private static boolean isUnclear(Key<?> key, Fields fields) {
        return fields.has(key) && fields.get(key) == null;
    }

    private static String said(Duration duration, Key<?> key, Fields fields) {
        return Durations.print(duration) + (fields.has(key) ? "" : " where it is not written");
    }
}
