package dev.tminus.language.shapes;

import dev.tminus.language.drafts.FieldDraft;
import dev.tminus.language.drafts.FieldDraft.FileDraft;
import dev.tminus.language.drafts.RunbookDraft.GroupDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.RehearsedDraft;
import dev.tminus.language.drafts.StepDraft.RequireDraft;
import dev.tminus.language.drafts.StepDraft.RequiredDraft;
import dev.tminus.language.drafts.StepDraft.SignOffDraft;
import dev.tminus.language.drafts.StepDraft.TakesDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.drafts.WorkDraft;
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
import dev.tminus.language.forms.Titles;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step may say.
public final class StepShape {

    static final String SIDE_BY_SIDE =
            "Steps that run side by side stand in a group: `- parallel: [{id: …}, {id: …}]`.";

    private static final Scalar<RoleName> ROLE_NAME = Texts.name("a role's name", RoleName::new);
    private static final Key<Placed<StepId>> ID =
            Key.required("id", IdForms.STEP, "Its name in `needs`, in the journal and in links.");
    private static final Key<StepDraft.Type> TYPE =
            Key.optional(
                    "type",
                    types(),
                    "manual",
                    "Who does it: a person, the engine, a poll, or time alone; or another"
                            + " runbook.");
    public static final Key<Placed<RoleName>> OWNER =
            Key.optional(
                    "owner", new WithPlace<>(ROLE_NAME), "the phase's", "The role that does it.");
    public static final Key<Placed<Timing>> AT =
            Key.optional(
                    "at",
                    new WithPlace<>(Times.timing()),
                    "the phase's, or as `needs` allow",
                    "Planned start. It holds back every type but `manual`.");
    public static final Key<Boolean> EARLY =
            Key.preset("early", Texts.flag(), "false", "`at` does not hold it back.");
    public static final Key<Boolean> NOT_BEFORE =
            Key.preset("not-before", Texts.flag(), "false", "`at` holds a manual step back too.");
    public static final Key<Start> START =
            Key.optional(
                    "start",
                    Texts.choice("`by-itself` or `by-owner`", Texts.words(Start.values())),
                    "`by-owner` for `manual`, `action` and `runbook`, else `by-itself`",
                    "Who starts it once it is ready.");
    private static final Key<Placed<QuestionId>> ANSWER =
            Key.required("answer", IdForms.QUESTION, "A question of type `duration`.");
    static final Shape<TakesDraft> AS_ANSWERED =
            Shape.of(
                    "the answer to a question",
                    fields -> new TakesDraft(null, fields.get(ANSWER)),
                    List.of(ANSWER));
    public static final Key<TakesDraft> TAKES =
            Key.optional(
                    "takes", new Either<>(takes(), AS_ANSWERED), "not known", "Expected duration.");
    public static final Key<List<Placed<String>>> NEEDS =
            Key.optional(
                    "needs",
                    new ListOf<>("a list of step and phase ids", new WithPlace<>(Texts.need()), 0),
                    "what stands before it",
                    "What must be done first; `[]` for nothing but time. It replaces the default.");
    public static final Key<Placed<String>> INSTRUCTIONS =
            Key.optional(
                    "instructions",
                    new WithPlace<>(Texts.text("instructions in Markdown", Signs.PLACEHOLDERS)),
                    "none",
                    "What to do, in Markdown; placeholders are replaced.");
    public static final Key<List<SignOffDraft>> SIGN_OFFS =
            Key.optional(
                    "sign-off",
                    new ListOf<>("a list of sign-offs", SignOffShape.SIGN_OFF, 1),
                    "none",
                    "Who signs before it counts as done.");
    private static final Key<List<RequiredDraft>> REQUIRES =
            Key.optional(
                    "requires",
                    UseShape.REQUIREMENTS,
                    "none",
                    "Checks that must hold before it starts, and rehearsals that must have gone"
                            + " well.");
    private static final Key<List<VerifyDraft>> VERIFY =
            Key.optional(
                    "verify",
                    UseShape.USES,
                    "none",
                    "Checks that must pass before it counts as done; a `check` step has `checks`.");
    private static final Key<List<VerifyDraft>> CHECKS =
            Key.optional(
                    "checks",
                    UseShape.USES,
                    "required in a `check`",
                    "What a `check` step carries out; all must pass.");
    public static final Key<List<QuorumDraft>> POLL =
            Key.optional(
                    "poll",
                    new ListOf<>("a list of roles to poll", SignOffShape.QUORUM, 1),
                    "required in a `gate`",
                    "Who says go or no-go at a `gate`.");

    public static final Key<List<FieldDraft>> FORM =
            Key.optional(
                    "form",
                    FieldShape.FORM,
                    "none",
                    "Values to fill in before a `manual` step counts as done.");
    public static final Key<List<FileDraft>> EVIDENCE =
            Key.optional(
                    "evidence",
                    FieldShape.FILES,
                    "none",
                    "Files to attach before a `manual` step counts as done.");

    private static final Map<String, String> ELSEWHERE = elsewhere();

    private static final KeysOfTypes KEYS =
            new KeysOfTypes(
                    Stream.of(
                                    List.of(NOT_BEFORE, FORM, EVIDENCE, PolicyShape.REPEAT),
                                    List.of(CHECKS, POLL),
                                    List.of(WaitShape.UNTIL, WaitShape.FOR, ChildShape.RUNBOOK),
                                    WorkShape.KEYS,
                                    AnnounceShape.KEYS)
                            .<Key<?>>flatMap(List::stream)
                            .toList());

    static final Shape<StepDraft> STEP =
            Shape.of(
                            "a step",
                            StepShape::step,
                            Stream.of(
                                            List.of(ID, Titles.WITH_VALUES),
                                            BriefingShape.KEYS,
                                            List.of(TYPE, OWNER, AT, EARLY, NOT_BEFORE, START),
                                            List.of(TAKES, NEEDS, INSTRUCTIONS, FORM, EVIDENCE),
                                            List.of(REQUIRES, VERIFY, SIGN_OFFS, CHECKS, POLL),
                                            List.of(WaitShape.UNTIL, WaitShape.FOR),
                                            List.of(ChildShape.RUNBOOK),
                                            WorkShape.KEYS,
                                            AnnounceShape.KEYS,
                                            PolicyShape.KEYS,
                                            SafeguardsShape.KEYS)
                                    .<Key<?>>flatMap(List::stream)
                                    .toList())
                    .elsewhere(ELSEWHERE)
                    .rules(KEYS.rules());

    private static final Key<List<StepDraft>> PARALLEL =
            Key.required(
                    "parallel",
                    new ListOf<>("a list of steps", STEP, 1),
                    "Steps that run side by side; what follows waits for all.");
    static final Shape<GroupDraft> GROUP =
            Shape.of(
                            "a parallel group",
                            fields -> new GroupDraft(fields.get(PARALLEL, List.of())),
                            List.of(PARALLEL))
                    .elsewhere(Map.of("steps", SIDE_BY_SIDE));

    static final Form<ItemDraft> ITEM = new ByKey<>("parallel", true, GROUP, STEP);

    private StepShape() {}

    private static Map<String, String> elsewhere() {
        var others = new HashMap<>(ChildShape.ELSEWHERE);
        others.put("parallel", SIDE_BY_SIDE);
        others.put("steps", "Write them after it, each a step of its own. " + SIDE_BY_SIDE);
        Stream.of("query", "sql", "counts", "dump")
                .forEach(kind ->
                        others.put(
                                kind,
                                "Write it as a check below `checks` of the runbook, and name that"
                                        + " check in `verify` or `requires`."));
        return Map.copyOf(others);
    }

    private static Scalar<StepDraft.Type> types() {
        var words = Texts.words(StepDraft.Type.values());
        words.remove("unknown");
        return Texts.choice(
                "`manual`, `check`, `action`, `gate`, `wait`, `announce` or `runbook`", words);
    }

    private static StepDraft step(Fields fields) {
        // a type that could not be read says nothing about the keys
        var type =
                fields.get(TYPE, fields.has(TYPE) ? StepDraft.Type.UNKNOWN : StepDraft.Type.MANUAL);
        FieldShape.checkNames(
                "name", names(fields.get(FORM, List.of()), FieldDraft::name), fields.problems());
        FieldShape.checkNames(
                "name", names(fields.get(EVIDENCE, List.of()), FileDraft::name), fields.problems());
        SafeguardsShape.check(fields);
        return new StepDraft(
                fields,
                fields.get(ID),
                type,
                of(RequireDraft.class, fields.get(REQUIRES, List.of())),
                fields.get(CHECKS, fields.get(VERIFY, List.of())),
                effect(type, fields));
    }

    /// Rehearsals that must have gone well before it starts.
    public static List<RehearsedDraft> rehearsed(StepDraft step) {
        return of(RehearsedDraft.class, step.each(REQUIRES));
    }

    /// What may follow when something goes wrong in it.
    public static Stream<Placed<Reaction>> reactions(StepDraft step) {
        return Stream.concat(
                Stream.of(PolicyShape.ON_FAIL, PolicyShape.ON_INCONCLUSIVE)
                        .flatMap(key -> Stream.ofNullable(step.get(key))),
                step.each(SIGN_OFFS).stream()
                        .flatMap(signOff -> Stream.ofNullable(signOff.onRefuse())));
    }

    /// The runbook's actions that it does or that take it back, and actions of its own.
    public static Stream<WorkDraft> works(StepDraft step) {
        return Stream.concat(own(step), SafeguardsShape.undoAction(step));
    }

    /// Checks that it asks besides its uses.
    public static Stream<Placed<CheckId>> otherChecks(StepDraft step) {
        return Stream.concat(SafeguardsShape.checks(step), own(step).flatMap(WorkDraft::checks));
    }

    private static Stream<WorkDraft> own(StepDraft step) {
        return step.effect() instanceof StepTypeDraft.Acts(var work)
                ? Stream.of(work)
                : Stream.empty();
    }

    private static @Nullable StepTypeDraft effect(StepDraft.Type type, Fields fields) {
        return switch (type) {
            case ACTION -> new StepTypeDraft.Acts(WorkShape.read(fields));
            case ANNOUNCE -> AnnounceShape.read(fields);
            case RUNBOOK -> fields.get(ChildShape.RUNBOOK);
            case MANUAL, CHECK, GATE, WAIT, UNKNOWN -> null;
        };
    }

    private static <T> List<T> of(Class<T> kind, List<?> parts) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Scalar<TakesDraft> takes() {
        var duration = Times.duration();
        return new Scalar<>(
                duration.wants(),
                Signs.NONE,
                duration.schema(),
                (text, problems) -> {
                    var time = duration.parse().parse(text, problems);
                    return time == null ? null : new TakesDraft(time, null);
                });
    }

    private static <T> List<Placed<String>> names(
            List<T> parts, Function<T, @Nullable Placed<String>> name) {
        return parts.stream().flatMap(part -> Stream.ofNullable(name.apply(part))).toList();
    }
}
