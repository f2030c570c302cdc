package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Rehearsal.Becomes;
import dev.tminus.runbook.Rehearsal.Effect;
import dev.tminus.runbook.Rehearsal.Expected;
import dev.tminus.runbook.Rehearsal.Fault;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What goes wrong on purpose in a rehearsal, and what must follow.
public final class FaultShape {

    public static final Key<Placed<ContingencyId>> CONTINGENCY =
            Key.optional(
                    "contingency",
                    IdForms.CONTINGENCY,
                    "any or none",
                    "The contingency that must open.");
    private static final Key<Becomes> RUN =
            Key.optional(
                    "run",
                    Texts.choice("`held` or `scrubbed`", Texts.words(Becomes.values())),
                    "anything",
                    "What must become of the run.");
    private static final Key<Duration> WITHIN =
            Key.optional("within", Times.timeout(), "any time", "From the fault until then.");
    private static final Key<Duration> RECOVERED_WITHIN =
            Key.optional(
                    "recovered-within",
                    Times.timeout(),
                    "any time",
                    "From the fault until the main line goes on.");
    static final Shape<Draft<Expected>> EXPECTED =
            Shape.<Expected>draft(
                            "what a fault leads to",
                            List.of(CONTINGENCY, RUN, WITHIN, RECOVERED_WITHIN))
                    .rules(
                            Rule.atLeastOne(
                                    "What a fault leads to is a `contingency`, what becomes of the"
                                            + " `run`, or a recovery; none of them is here.",
                                    "Write `expect: {run: held, within: 10m}`.",
                                    "contingency",
                                    "run",
                                    "recovered-within"));

    public static final Key<Placed<StepId>> STEP =
            Key.required("step", IdForms.STEP, "The step during which it goes wrong.");
    public static final Key<Kind> FAULT =
            Key.required(
                    "fault",
                    Texts.choice(
                            "`source-down`, `source-slow`, `check-fails`, `check-inconclusive`,"
                                    + " `action-killed`, `role-silent` or `ask`",
                            Texts.words(Kind.values())),
                    "What goes wrong.");
    private static final Key<Duration> AFTER =
            Key.preset("after", Times.duration(), "0s", "From the start of the step.");
    public static final Key<Placed<String>> SOURCE =
            Key.optional(
                    "source",
                    new WithPlace<>(
                            Texts.name(
                                    "the name of a source, endpoint, metric or resolver",
                                    name -> name)),
                    "required in `source-down` and `source-slow`",
                    "What does not answer, or answers slowly.");
    public static final Key<Placed<CheckId>> CHECK =
            Key.optional(
                    "check",
                    IdForms.CHECK,
                    "required in `check-fails` and `check-inconclusive`",
                    "The check of the step that does not pass.");
    public static final Key<Placed<RoleName>> WHO =
            Key.optional(
                    "who",
                    IdForms.ROLE,
                    "required in `role-silent` and `ask`",
                    "The role that is silent, or whose people are asked.");
    private static final Key<String> TEXT =
            Key.optional(
                    "text",
                    Texts.text("a text", Signs.NONE),
                    "required in `ask`",
                    "What a person is asked to do, such as to pull a real plug.");
    private static final Key<Duration> FOR =
            Key.optional(
                    "for", Times.timeout(), "to the end of the rehearsal", "How long it lasts.");
    private static final Key<Long> TIMES =
            Key.preset(
                    "times", Texts.whole(1, 1_000), "1", "How many attempts of the check it hits.");
    public static final Key<Draft<Expected>> EXPECT =
            Key.required("expect", EXPECTED, "What must follow for the rehearsal to go well.");

    static final Shape<Draft<Fault>> FAULT_SHAPE =
            Shape.<Fault>draft(
                            "a fault",
                            List.of(
                                    STEP, FAULT, AFTER, SOURCE, CHECK, WHO, TEXT, FOR, TIMES,
                                    EXPECT))
                    .rules(Stream.of(Kind.values()).map(FaultShape::rule).toArray(Rule[]::new));

    /// What goes wrong.
    public enum Kind {
        SOURCE_DOWN,
        SOURCE_SLOW,
        CHECK_FAILS,
        CHECK_INCONCLUSIVE,
        ACTION_KILLED,
        ROLE_SILENT,
        ASK
    }

    private FaultShape() {}

    static Fault build(Draft<Fault> fault) {
        return new Fault(
                fault.value(STEP).value(),
                fault.value(AFTER),
                effect(fault),
                expected(fault.value(EXPECT)));
    }

    private static Effect effect(Draft<Fault> fault) {
        return switch (fault.value(FAULT)) {
            case SOURCE_DOWN -> new Effect.Down(fault.value(SOURCE).value(), fault.get(FOR));
            case SOURCE_SLOW -> new Effect.Slow(fault.value(SOURCE).value(), fault.get(FOR));
            case CHECK_FAILS -> new Effect.CheckFails(fault.value(CHECK).value(), times(fault));
            case CHECK_INCONCLUSIVE ->
                    new Effect.CheckInconclusive(fault.value(CHECK).value(), times(fault));
            case ACTION_KILLED -> new Effect.ActionKilled();
            case ROLE_SILENT -> new Effect.RoleSilent(fault.value(WHO).value(), fault.get(FOR));
            case ASK -> new Effect.Ask(fault.value(WHO).value(), fault.value(TEXT));
        };
    }

    private static int times(Draft<Fault> fault) {
        return fault.value(TIMES).intValue();
    }

    private static Expected expected(Draft<Expected> expected) {
        return new Expected(
                expected.bare(CONTINGENCY),
                expected.get(RUN),
                expected.get(WITHIN),
                expected.get(RECOVERED_WITHIN));
    }

    private static Rule rule(Kind kind) {
        var fault = "The fault `" + FieldShape.word(kind) + "` ";
        return new Rule.Where(
                "fault",
                List.of(FieldShape.word(kind)),
                false,
                Stream.concat(
                                needs(kind).stream()
                                        .map(key ->
                                                Rule.needs(
                                                        key.name(),
                                                        Refusal.missing(
                                                                key,
                                                                fault
                                                                        + "needs `%s`."
                                                                                .formatted(
                                                                                        key
                                                                                                .name())))),
                                Stream.of(
                                        new Rule.Without(
                                                others(kind).map(Key::name).toList(),
                                                Refusal.each(
                                                        Code.MISPLACED_KEY,
                                                        fault + "has no `%s`.",
                                                        "Remove it, or name another fault."))))
                        .toList());
    }

    /// Keys of other kinds of faults.
    private static Stream<Key<?>> others(Kind kind) {
        var takes = Stream.concat(needs(kind).stream(), may(kind).stream()).toList();
        return Stream.<Key<?>>of(SOURCE, CHECK, WHO, TEXT, FOR, TIMES)
                .filter(key -> !takes.contains(key));
    }

    private static List<Key<?>> needs(Kind kind) {
        return switch (kind) {
            case SOURCE_DOWN, SOURCE_SLOW -> List.of(SOURCE);
            case CHECK_FAILS, CHECK_INCONCLUSIVE -> List.of(CHECK);
            case ACTION_KILLED -> List.of();
            case ROLE_SILENT -> List.of(WHO);
            case ASK -> List.of(WHO, TEXT);
        };
    }

    private static List<Key<?>> may(Kind kind) {
        return switch (kind) {
            case SOURCE_DOWN, SOURCE_SLOW, ROLE_SILENT -> List.of(FOR);
            case CHECK_FAILS, CHECK_INCONCLUSIVE -> List.of(TIMES);
            case ACTION_KILLED, ASK -> List.of();
        };
    }
}
