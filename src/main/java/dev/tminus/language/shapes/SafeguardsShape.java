package dev.tminus.language.shapes;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.RehearsedDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Effects;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.Undo;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step touches, what bounds it and how it is taken back.
public final class SafeguardsShape {

    public static final Key<List<Placed<String>>> TAGS =
            Key.optional(
                    "tags",
                    new ListOf<>(
                            "a list of tags", new WithPlace<>(Texts.name("a tag", tag -> tag)), 1),
                    "none",
                    "Words of the workspace or the runbook that mark steps of a kind.");
    private static final Key<Boolean> OVERRIDE =
            Key.optional(
                    "override",
                    Texts.choice("`never`", Map.of("never", false)),
                    "who may `override`",
                    "`never`: nobody lets it start while a requirement does not hold.");
    private static final Key<Duration> TIMEOUT =
            Key.optional("timeout", Times.timeout(), "nothing limits it", "Of one attempt.");

    public static final Key<Placed<String>> UNDO_INSTRUCTIONS =
            Key.optional(
                    "instructions",
                    new WithPlace<>(Texts.text("instructions in Markdown", Signs.PLACEHOLDERS)),
                    "`action`",
                    "What to do to take it back, in Markdown; placeholders are replaced.");
    private static final Key<Duration> UNDO_TAKES =
            Key.optional("takes", Times.duration(), "not known", "Expected duration.");
    private static final Key<WorkDraft> UNDO_ACTION =
            Key.optional(
                    "action",
                    WorkShape.ACTION_OR_NAME,
                    "a person does it by hand",
                    "What a machine does to take it back.");
    public static final Key<List<StepDraft.VerifyDraft>> UNDO_VERIFY =
            Key.optional(
                    "verify",
                    UseShape.USES,
                    "none",
                    "Checks that must pass before it counts as taken back.");
    public static final Key<Placed<RoleName>> UNDO_OWNER =
            Key.optional("owner", IdForms.ROLE, "the step's", "The role that takes it back.");
    private static final Key<Boolean> ALWAYS =
            Key.preset(
                    "always",
                    Texts.flag(),
                    "false",
                    "A roll-back takes it back even from before a point of no return.");
    static final Shape<Draft<Undo>> UNDO_SHAPE =
            Shape.<Undo>draft(
                            "an undo",
                            List.of(
                                    UNDO_INSTRUCTIONS,
                                    UNDO_TAKES,
                                    UNDO_ACTION,
                                    UNDO_VERIFY,
                                    UNDO_OWNER,
                                    ALWAYS))
                    .rules(
                            Rule.atLeastOne(
                                    "An undo needs `instructions`, an `action` or both.",
                                    "Write `undo: {instructions: …}`.",
                                    "instructions",
                                    "action"));
    public static final Key<Draft<Undo>> UNDO =
            Key.optional("undo", UNDO_SHAPE, "nothing takes it back", "How it is taken back.");

    private static final Key<Boolean> IRREVERSIBLE =
            Key.optional(
                    "irreversible",
                    Texts.flag(),
                    "false, and true with `destroys`",
                    "The point of no return: nothing before it is taken back once it has started.");
    public static final Key<List<Placed<String>>> DESTROYS =
            Key.optional(
                    "destroys",
                    places(),
                    "nothing",
                    "What is gone after it; `keeps` names what survives.");
    private static final Key<List<Placed<String>>> KEEPS =
            Key.optional(
                    "keeps",
                    places(),
                    "required with `destroys`",
                    "What survives, and must have been compared with what is destroyed.");
    private static final Key<List<Placed<String>>> OPENS =
            Key.optional("opens", places(), "nothing", "What users can use again after it.");
    private static final Key<Placed<String>> DNS =
            Key.required(
                    "dns",
                    new WithPlace<>(
                            Texts.text("a host such as `{{variables.host}}`", Signs.PLACEHOLDERS)),
                    "The host whose record it changes, by a variable of each environment.");
    static final Shape<Placed<String>> CHANGE =
            Shape.of("a change", fields -> fields.get(DNS), List.of(DNS));
    public static final Key<List<Placed<String>>> CHANGES =
            Key.optional(
                    "changes",
                    new ListOf<>("a list of changes", CHANGE, 1),
                    "none",
                    "What it changes that others keep copies of, for the linter.");

    private static final Key<Boolean> READ_ONLY =
            Key.preset(
                    "read-only",
                    Texts.flag(),
                    "false",
                    "It changes nothing: no `undo` is missed, and nothing has to be sure before"
                            + " it.");
    private static final Key<Placed<CheckId>> BECAUSE_FAILED =
            Key.optional(
                    "because-failed",
                    IdForms.CHECK,
                    "the comparison must have passed",
                    "In a contingency, the comparison whose failing is why the step `destroys` the"
                            + " wrong copy.");

    private static final Key<Placed<String>> LOCK_NAME =
            Key.required(
                    "name",
                    new WithPlace<>(Texts.name("a lock's name", name -> name)),
                    "One run at a time holds the lock of that name.");
    public static final Key<Placed<Lock.Until>> LOCK_UNTIL =
            Key.preset(
                    "until",
                    new WithPlace<>(until()),
                    "done",
                    "`verified`: until its checks have passed; `done`; or until another step is"
                            + " done, a freeze.");
    static final Shape<Draft<Lock>> LOCK_SHAPE =
            Shape.draft("a lock", List.of(LOCK_NAME, LOCK_UNTIL));
    public static final Key<Draft<Lock>> LOCK =
            Key.optional("lock", LOCK_SHAPE, "none", "What no other run holds meanwhile.");

    static final List<Key<?>> KEYS =
            List.of(
                    TAGS,
                    OVERRIDE,
                    TIMEOUT,
                    UNDO,
                    IRREVERSIBLE,
                    DESTROYS,
                    KEEPS,
                    OPENS,
                    CHANGES,
                    READ_ONLY,
                    BECAUSE_FAILED,
                    LOCK,
                    AcceptShape.ACCEPT);

    private static final String DESTROY_BESIDE = "Write `destroys: NAME` beside it, or remove it.";

    static final List<Rule> RULES =
            List.of(
                    Rule.with(
                            "destroys",
                            Rule.needs(
                                    "keeps",
                                    Refusal.missingFor(
                                            "destroys",
                                            "What `destroys` something names what survives, in"
                                                    + " `keeps`.",
                                            "Write `keeps: NAME`: the two must have been compared"
                                                    + " before."))),
                    Rule.with(
                            "keeps",
                            Rule.needs(
                                    "destroys",
                                    Refusal.misplaced(
                                            "keeps",
                                            "`keeps` names what survives a `destroys`, and this"
                                                    + " step has none.",
                                            DESTROY_BESIDE))),
                    Rule.with(
                            "destroys",
                            Rule.unlessFalse(
                                    "irreversible",
                                    Refusal.each(
                                            Code.CONFLICTING_KEYS,
                                            "What `destroys` something is irreversible.",
                                            "Remove one of the two."))),
                    Rule.with(
                            "because-failed",
                            Rule.needs(
                                    "destroys",
                                    Refusal.misplaced(
                                            "because-failed",
                                            "`because-failed` is why a step `destroys` something,"
                                                    + " and this one destroys nothing.",
                                            DESTROY_BESIDE))),
                    new Rule.Where(
                            "read-only",
                            List.of("true"),
                            false,
                            List.of(
                                    Rule.without(
                                            SafeguardsShape::refuseChange,
                                            "undo",
                                            "irreversible",
                                            "destroys",
                                            "opens",
                                            "changes"))));

    private SafeguardsShape() {}

    /// What a machine does to take the step back.
    public static Stream<WorkDraft> undoAction(Draft<Step> step) {
        var undo = step.get(UNDO);
        return undo == null ? Stream.empty() : Stream.ofNullable(undo.get(UNDO_ACTION));
    }

    /// Names of sources and endpoints that it destroys, keeps or opens.
    public static Stream<Placed<String>> places(Draft<Step> step) {
        return Stream.of(DESTROYS, KEEPS, OPENS).flatMap(key -> step.each(key).stream());
    }

    /// Checks that an undo uses, and the one whose failing is a reason.
    public static Stream<Placed<CheckId>> checks(Draft<Step> step) {
        var undo = step.get(UNDO);
        return Stream.of(
                        Stream.ofNullable(step.get(BECAUSE_FAILED)),
                        undo == null
                                ? Stream.<Placed<CheckId>>empty()
                                : undo.each(UNDO_VERIFY).stream()
                                        .flatMap(verify -> Stream.ofNullable(verify.use().check())),
                        undoAction(step).flatMap(WorkDraft::checks))
                .flatMap(checks -> checks);
    }

    /// Whether nothing before it is taken back once it has started.
    public static boolean isIrreversible(Draft<Step> step) {
        return step.get(IRREVERSIBLE, step.fields().has(DESTROYS));
    }

    /// What is kept and what is opened is not destroyed.
    static void check(Fields fields) {
        var destroyed = Placed.bare(fields.get(DESTROYS, List.of()));
        Stream.of(KEEPS, OPENS)
                .flatMap(key -> fields.get(key, List.of()).stream())
                .filter(place -> destroyed.contains(place.value()))
                .forEach(place ->
                        fields.problems()
                                .error(
                                        Code.CONFLICTING_KEYS,
                                        place.at(),
                                        "`%s` is destroyed by this step, so it does not survive it."
                                                .formatted(place.value()),
                                        () -> "Name another one."));
    }

    /// On what terms a step is done.
    ///
    /// @param named the runbook's actions
    public static Safeguards build(
            Draft<Step> step,
            List<RehearsedDraft> rehearsed,
            RoleName owner,
            Map<ActionName, MapOf.Named<WorkDraft>> named) {
        var undo = step.get(UNDO);
        var lock = step.get(LOCK);
        return new Safeguards(
                tags(step.each(TAGS)),
                step.get(OVERRIDE, true),
                rehearsed.stream().map(RehearsedDraft::build).toList(),
                step.get(TIMEOUT),
                effects(step),
                undo == null ? null : undo(undo, owner, named),
                lock == null
                        ? null
                        : new Lock(lock.value(LOCK_NAME).value(), lock.value(LOCK_UNTIL).value()),
                step.each(AcceptShape.ACCEPT).stream().map(AcceptShape::build).toList());
    }

    public static List<Tag> tags(List<Placed<String>> tags) {
        return tags.stream().map(tag -> new Tag(tag.value())).toList();
    }

    private static Effects effects(Draft<Step> step) {
        return new Effects(
                isIrreversible(step),
                Placed.bare(step.each(DESTROYS)),
                Placed.bare(step.each(KEEPS)),
                Placed.bare(step.each(OPENS)),
                step.each(CHANGES).stream()
                        .<Effects.Change>map(change ->
                                new Effects.Change.Dns(requireNonNull(variable(change.value()))))
                        .toList(),
                step.value(READ_ONLY),
                step.bare(BECAUSE_FAILED));
    }

    private static Undo undo(
            Draft<Undo> undo, RoleName owner, Map<ActionName, MapOf.Named<WorkDraft>> named) {
        var action = undo.get(UNDO_ACTION);
        return new Undo(
                undo.bare(UNDO_INSTRUCTIONS, ""),
                undo.get(UNDO_TAKES),
                action == null ? null : action.build(named),
                undo.each(UNDO_VERIFY).stream().map(VerifyDraft::build).toList(),
                undo.bare(UNDO_OWNER, owner),
                undo.value(ALWAYS));
    }

    /// The variable that is all of a text, or null.
    public static @Nullable String variable(String text) {
        var name = Template.of(text).whole().map(Expression::named).orElse(null);
        return name instanceof Expression.Variable(var variable) ? variable : null;
    }

    private static void refuseChange(Fields fields, List<String> found) {
        fields.problems()
                .error(
                        Code.CONFLICTING_KEYS,
                        fields.keyNode(READ_ONLY),
                        "What is `read-only` changes nothing, and this step has `%s`."
                                .formatted(found.getFirst()),
                        () -> "Remove one of the two.");
    }

    private static Form<List<Placed<String>>> places() {
        var name = new WithPlace<>(Texts.name("a source's or endpoint's name", place -> place));
        return new OneOrMany<>(name, new ListOf<>("a list of names", name, 1), (place, _) -> place);
    }

    private static Scalar<Lock.Until> until() {
        var step = Texts.name("`verified`, `done` or a step's id", StepId::new);
        return new Scalar<>(
                step.wants(),
                Signs.NONE,
                step.schema(),
                (text, problems) ->
                        switch (text.value()) {
                            case "verified" -> new Lock.Until.Verified();
                            case "done" -> new Lock.Until.Done();
                            default -> {
                                var id = step.parse().parse(text, problems);
                                yield id == null ? null : new Lock.Until.StepDone(id);
                            }
                        });
    }
}
