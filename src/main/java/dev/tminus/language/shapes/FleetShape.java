package dev.tminus.language.shapes;

import dev.tminus.language.conditions.RunName;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Waves;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.FleetName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// For whom a phase is done, wave after wave.
public final class FleetShape {

    private static final Pattern FLEET = Pattern.compile("fleet\\.([a-z0-9-]{1,100})");

    public static final Key<String> VAR =
            Key.required(
                    "var",
                    variable(),
                    "What its texts call the member: `server` for `{{server}}`.");
    public static final Key<Placed<FleetName>> IN =
            Key.required(
                    "in", new WithPlace<>(fleet()), "A fleet of every environment of the runbook.");
    private static final Key<Long> BATCH =
            Key.optional("batch", Texts.whole(1, 100_000), "all at once", "How many a wave has.");
    private static final Key<Long> MAX_FAILURES =
            Key.preset(
                    "max-failures",
                    Texts.whole(0, 100_000),
                    "0",
                    "With how many failed members it still goes on.");
    static final Shape<Draft<Waves>> FLEET_SHAPE =
            Shape.draft("a `for-each` of a phase", List.of(VAR, IN, BATCH, MAX_FAILURES));

    public static final Key<Draft<Waves>> FOR_EACH =
            Key.optional(
                    "for-each",
                    FLEET_SHAPE,
                    "it is done once",
                    "Its steps are done for each member of a fleet.");
    private static final Key<List<VerifyDraft>> AFTER_WAVE =
            Key.optional(
                    "after-wave",
                    UseShape.USES,
                    "none",
                    "Checks that must pass after each wave of a `for-each`.");
    public static final Key<Placed<Reaction>> ON_FAIL =
            Key.preset(
                    "on-fail",
                    ReactionShape.REACTION,
                    "hold",
                    "What follows in a `for-each` when too many members fail, or what comes after a"
                            + " wave does not pass.");

    static final List<Key<?>> KEYS = List.of(FOR_EACH, AFTER_WAVE, ON_FAIL);

    static final List<Rule> RULES =
            List.of(
                    Rule.with(
                            "after-wave",
                            needsFleet("after-wave", "Write `verify` in its last step.")),
                    Rule.with("on-fail", needsFleet("on-fail", "Write it in its steps.")));

    private FleetShape() {}

    private static Rule needsFleet(String key, String advice) {
        return Rule.needs(
                "for-each",
                Refusal.misplaced(
                        key,
                        "`%s` belongs to a phase with `for-each`, and this one has none."
                                .formatted(key),
                        advice));
    }

    /// Checks that must pass after each wave.
    public static Stream<Placed<CheckId>> checks(Draft<Phase> phase) {
        return phase.each(AFTER_WAVE).stream()
                .flatMap(verify -> Stream.ofNullable(verify.use().check()));
    }

    /// Null where the phase is done once.
    public static @Nullable Waves build(Draft<Phase> phase) {
        var fleet = phase.get(FOR_EACH);
        return fleet == null
                ? null
                : new Waves(
                        fleet.value(VAR),
                        fleet.value(IN).value(),
                        fleet.get(BATCH, 0L).intValue(),
                        fleet.value(MAX_FAILURES).intValue(),
                        phase.each(AFTER_WAVE).stream().map(VerifyDraft::build).toList(),
                        phase.value(ON_FAIL).value());
    }

    private static Scalar<String> variable() {
        var name = Texts.name("a name such as `server`", each -> each);
        return new Scalar<>(
                name.wants(),
                Signs.NONE,
                name.schema(),
                (text, problems) -> {
                    if (RunName.TAKEN.contains(text.value())) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "`{{%s}}` stands for something else already."
                                        .formatted(text.value()),
                                () -> "Take another name, such as `server`.");
                        return null;
                    }
                    return name.parse().parse(text, problems);
                });
    }

    private static Scalar<FleetName> fleet() {
        var wants = "a fleet such as `fleet.web`";
        return new Scalar<>(
                wants,
                Signs.NONE,
                SchemaType.whole(FLEET),
                (text, problems) -> {
                    var name = FLEET.matcher(text.value());
                    if (!name.matches()) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ".",
                                () ->
                                        text.value().matches("[a-z0-9-]+")
                                                ? "Write `fleet." + text.value() + "`."
                                                : "");
                        return null;
                    }
                    return new FleetName(name.group(1));
                });
    }
}
