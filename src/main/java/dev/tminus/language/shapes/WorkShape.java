package dev.tminus.language.shapes;

import dev.tminus.language.drafts.Bound;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.drafts.WorkDraft.PartDraft;
import dev.tminus.language.drafts.WorkDraft.ProbeDraft;
import dev.tminus.language.forms.ByKey;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ProgramName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an action may say, in a step, in `actions` and in an `undo`.
final class WorkShape {

    private static final Key<Placed<ProgramName>> PROGRAM =
            Key.required(
                    "program", IdForms.PROGRAM, "A program of every environment of the runbook.");
    private static final Key<List<Placed<String>>> ARGS =
            Key.optional(
                    "args",
                    new ListOf<>(
                            "a list of arguments",
                            new WithPlace<>(Texts.value("an argument", Signs.PLACEHOLDERS)),
                            0),
                    "none",
                    "Each one argument, whatever it holds: no shell reads it. Placeholders are"
                            + " replaced.");
    private static final Key<Duration> COMMAND_TIMEOUT =
            Key.optional("timeout", Times.timeout(), "nothing limits it", "Of one attempt.");
    static final Shape<PartDraft> COMMAND =
            Shape.of("a command", WorkShape::command, List.of(PROGRAM, ARGS, COMMAND_TIMEOUT));

    private static final Key<Placed<CheckId>> HAPPENED =
            Key.optional(
                    "happened",
                    IdForms.CHECK,
                    "a person says so",
                    "A check that passes where it did.");
    private static final Key<Placed<CheckId>> NOT_HAPPENED =
            Key.optional(
                    "not-happened",
                    IdForms.CHECK,
                    "a person says so",
                    "A check that passes where it did not.");
    static final Shape<ProbeDraft> PROBE_SHAPE =
            Shape.of("a probe", WorkShape::probe, List.of(HAPPENED, NOT_HAPPENED))
                    .rules(
                            Rule.atLeastOne(
                                    "A probe needs `happened`, `not-happened` or both.",
                                    "Write `probe: {happened: CHECK, not-happened:" + " CHECK}`.",
                                    "happened",
                                    "not-happened"));

    private static final Key<PartDraft> HTTP =
            Key.optional(
                    "http",
                    RequestShape.REQUEST,
                    "another kind of action",
                    "A request that an `action` makes.");
    private static final Key<PartDraft> COMMAND_KEY =
            Key.optional(
                    "command",
                    COMMAND,
                    "another kind of action",
                    "A program that an `action` starts.");
    private static final Key<Placed<ActionName>> DO =
            Key.optional(
                    "do",
                    IdForms.ACTION,
                    "another kind of action",
                    "An action of the runbook's `actions`.");
    private static final Key<Boolean> IDEMPOTENT =
            Key.preset(
                    "idempotent",
                    Texts.flag(),
                    "false",
                    "An action may be started again without harm; else it is started at most"
                            + " once.");
    private static final Key<ProbeDraft> PROBE =
            Key.optional(
                    "probe",
                    PROBE_SHAPE,
                    "a person says",
                    "Tells whether an action happened where its end is not definite.");
    private static final Key<String> JSON =
            Key.required(
                    "json",
                    Paths.pointer(),
                    "Where it stands in the answer, or in what a command writes, as a JSON"
                            + " pointer.");
    static final Shape<Action.Output> OUTPUT =
            Shape.of("an output", fields -> output(fields.get(JSON)), List.of(JSON));
    private static final Key<Map<String, MapOf.Named<Action.Output>>> OUTPUTS =
            Key.optional(
                    "output",
                    new MapOf<>(
                            "a mapping of names to outputs",
                            Texts.name("an output's name", name -> name),
                            OUTPUT),
                    "nothing",
                    "What later steps may use of its answer, as `{{outputs.step.name}}`.");
    private static final Key<Duration> TIMEOUT =
            Key.optional("timeout", Times.timeout(), "nothing limits it", "Of one attempt of it.");

    /// Keys of a step of type `action`.
    static final List<Key<?>> KEYS = List.of(HTTP, COMMAND_KEY, DO, IDEMPOTENT, PROBE, OUTPUTS);

    static final Rule ONE_TIMEOUT =
            Rule.withInside(
                    "command",
                    "timeout",
                    Rule.without(
                            Refusal.each(
                                    Code.CONFLICTING_KEYS,
                                    "`timeout` stands here and in `command`.",
                                    "Keep one of the two."),
                            "timeout"));

    /// What an action of the runbook says itself.
    static final Rule NOTHING_BESIDE_DO =
            Rule.without(
                    Refusal.each(
                            Code.CONFLICTING_KEYS,
                            "`do` names an action of the runbook, which has its own `%s`.",
                            "Move it to the action in `actions`."),
                    "idempotent",
                    "probe",
                    "output");

    static final Shape<WorkDraft> ACTION =
            Shape.of(
                            "an action",
                            WorkShape::read,
                            List.of(HTTP, COMMAND_KEY, IDEMPOTENT, PROBE, OUTPUTS, TIMEOUT))
                    .elsewhere(
                            Map.of(
                                    "do",
                                    "It names an action of `actions`, in a step or as `undo:"
                                            + " {action: {do: NAME}}`."))
                    .rules(one("`http` and `command`", "http", "command"), ONE_TIMEOUT);

    private static final Key<Placed<ActionName>> NAME =
            Key.required("do", DO.form(), "An action of the runbook's `actions`.");
    static final Shape<WorkDraft> NAMED =
            Shape.of("an action of the runbook", WorkShape::read, List.of(NAME));

    /// An action, or the name of one.
    static final Form<WorkDraft> ACTION_OR_NAME = new ByKey<>("do", NAMED, ACTION);

    private WorkShape() {}

    /// One of some kinds of actions.
    static Rule one(String kinds, String... keys) {
        return Rule.exactlyOne(
                Refusal.notOne(
                        "An action has one of " + kinds + ", found %s.",
                        "Write `command: {program: NAME}` or `http: {endpoint: NAME, path: /…}`.",
                        "Make a step of each."),
                keys);
    }

    /// What is done, in a step or elsewhere.
    static WorkDraft read(Fields fields) {

        var name = fields.get(DO);
        var part = fields.has(HTTP) ? fields.get(HTTP) : fields.get(COMMAND_KEY);
        @Nullable Duration own = fields.get(TIMEOUT);
        return new WorkDraft(
                fields.node(),
                part,
                name,
                fields.value(IDEMPOTENT),
                fields.get(PROBE),
                fields.get(OUTPUTS, Map.of()),
                part != null && part.timeout() != null ? part.timeout() : own);
    }

    private static Action.@Nullable Output output(@Nullable String json) {
        return json == null ? null : new Action.Output(json);
    }

    private static PartDraft command(Fields fields) {
        var program = fields.get(PROGRAM);
        var args = fields.get(ARGS, List.of());
        return new PartDraft(
                program == null
                        ? null
                        : new Action.Command(
                                program.value(), args.stream().map(Placed::value).toList()),
                args,
                null,
                program == null ? null : Bound.of(Bound.Kind.PROGRAM, program),
                fields.get(COMMAND_TIMEOUT));
    }

    private static ProbeDraft probe(Fields fields) {
        var happened = fields.get(HAPPENED);
        var not = fields.get(NOT_HAPPENED);
        if (happened != null && not != null && happened.value().equals(not.value())) {
            fields.problems()
                    .error(
                            Code.CONFLICTING_KEYS,
                            not.at(),
                            "The check `%s` cannot tell both that it happened and that it did not."
                                    .formatted(not.value()),
                            () -> "Name another check, or remove one of the two.");
        }
        return new ProbeDraft(happened, not);
    }
}
