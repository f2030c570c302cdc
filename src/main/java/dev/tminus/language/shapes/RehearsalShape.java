package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Rehearsal.Fault;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a rehearsal may say.
public final class RehearsalShape {

    private static final Pattern ANSWER =
            Pattern.compile("([a-z0-9-]{1,100})\\.([a-z0-9-]{1,100})");
    private static final WithPlace<String> VALUE =
            new WithPlace<>(Texts.value("a value", Signs.NONE));

    public static final Key<Placed<RehearsalId>> ID =
            Key.required("id", IdForms.REHEARSAL, "Its name in `requires`.");
    public static final Key<Placed<EnvironmentName>> ENVIRONMENT =
            Key.required(
                    "environment",
                    IdForms.ENVIRONMENT,
                    "An environment of the runbook that allows rehearsals.");
    public static final Key<Placed<StepId>> FROM =
            Key.optional("from", IdForms.STEP, "the first step", "Where it begins.");
    public static final Key<Placed<StepId>> TO =
            Key.optional("to", IdForms.STEP, "the last step", "Where it ends.");
    public static final Key<Map<Expression.Answer, MapOf.Named<List<Placed<String>>>>> GIVEN =
            Key.optional(
                    "given",
                    new MapOf<>(
                            "a mapping of `step.field` to values",
                            answer(),
                            new OneOrMany<>(
                                    VALUE,
                                    new ListOf<>("a list of values", VALUE, 0),
                                    (value, _) -> value)),
                    "none",
                    "What earlier steps would have answered.");
    private static final Key<Duration> AT_MOST =
            Key.required(
                    "at-most", Times.timeout(), "The longest of each `wait`, `at` and `every`.");
    static final Shape<Duration> WAITS_SHAPE =
            Shape.of("a limit of waits", fields -> fields.get(AT_MOST), List.of(AT_MOST));
    private static final Key<Duration> WAITS =
            Key.optional("waits", WAITS_SHAPE, "as long as ever", "How long anything waits in it.");
    public static final Key<List<Draft<Fault>>> FAULTS =
            Key.optional(
                    "faults",
                    new ListOf<>("a list of faults", FaultShape.FAULT_SHAPE, 1),
                    "none",
                    "What goes wrong on purpose.");
    static final Shape<Draft<Rehearsal>> REHEARSAL =
            Shape.draft(
                    "a rehearsal",
                    List.of(ID, Titles.KEY, ENVIRONMENT, FROM, TO, GIVEN, WAITS, FAULTS));

    private RehearsalShape() {}

    public static Rehearsal build(Draft<Rehearsal> rehearsal) {
        var id = rehearsal.value(ID).value();
        return new Rehearsal(
                id,
                Titles.or(rehearsal.get(Titles.KEY), id.value()),
                rehearsal.value(ENVIRONMENT).value(),
                rehearsal.bare(FROM),
                rehearsal.bare(TO),
                given(rehearsal),
                rehearsal.get(WAITS),
                rehearsal.each(FAULTS).stream().map(FaultShape::build).toList());
    }

    private static Map<Expression.Answer, List<String>> given(Draft<Rehearsal> rehearsal) {
        var given = rehearsal.get(GIVEN);
        return given == null
                ? Map.of()
                : MapOf.values(
                        given,
                        values -> values.stream().map(value -> value.value().strip()).toList());
    }

    private static Scalar<Expression.Answer> answer() {
        return Scalar.matching(
                "an answer such as `step.field`",
                ANSWER,
                parts -> new Expression.Answer(new StepId(parts.group(1)), parts.group(2)));
    }
}
