package dev.tminus.language;

import dev.tminus.language.FieldShape.FileDraft;
import dev.tminus.language.RunbookDraft.GroupDraft;
import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.language.StepDraft.RequireDraft;
import dev.tminus.language.StepDraft.TakesDraft;
import dev.tminus.language.StepDraft.VerifyDraft;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step may say.
final class StepShape {

    private static final List<String> TYPES_LATER = List.of("action", "announce", "runbook");
    private static final List<String> LATER =
            List.of(
                    "tags",
                    "override",
                    "timeout",
                    "undo",
                    "irreversible",
                    "destroys",
                    "keeps",
                    "opens",
                    "changes",
                    "lock",
                    "http",
                    "command",
                    "do",
                    "idempotent",
                    "probe",
                    "to",
                    "subject",
                    "body",
                    "channel",
                    "runbook",
                    "names");

    private static final Scalar<RoleName> ROLE_NAME = Texts.name("a role's name", RoleName::new);
    static final Key<Said<RoleName>> ROLE =
            Key.required("role", new Saying<>(ROLE_NAME), "A role of the runbook.");
    private static final Key<Long> COUNT =
            Key.optional("count", Texts.whole(1, 1_000), "1", "How many different people of it.");
    static final Shape<QuorumDraft> QUORUM =
            Shape.of("a quorum", StepShape::quorum, List.of(), List.of(ROLE, COUNT));
    static final Shape<QuorumDraft> SIGN_OFF =
            Shape.of(
                    "a sign-off",
                    StepShape::quorum,
                    List.of("on-refuse", "confirm"),
                    List.of(ROLE, COUNT));

    private static final Key<Said<StepId>> ID =
            Key.required(
                    "id",
                    new Saying<>(Texts.name("a step's id", StepId::new)),
                    "Its name in `needs`, in the journal and in links.");
    private static final Key<String> TITLE =
            Key.required("title", Texts.line("a title"), "What people see.");
    private static final Key<StepDraft.Type> TYPE =
            Key.optional(
                    "type",
                    types(),
                    "manual",
                    "Who does it: a person, the engine, a poll, or time alone.");
    static final Key<Said<RoleName>> OWNER =
            Key.optional("owner", new Saying<>(ROLE_NAME), "the phase's", "The role that does it.");
    static final Key<Said<Timing>> AT =
            Key.optional(
                    "at",
                    new Saying<>(Times.timing()),
                    "the phase's, or as `needs` allow",
                    "Planned start. It holds back every type but `manual`.");
    private static final Key<Boolean> EARLY =
            Key.optional("early", Texts.flag(), "false", "`at` does not hold it back.");
    private static final Key<Boolean> NOT_BEFORE =
            Key.optional("not-before", Texts.flag(), "false", "`at` holds a manual step back too.");
    private static final Key<Start> START =
            Key.optional(
                    "start",
                    Texts.choice("`by-itself` or `by-owner`", Texts.words(Start.values())),
                    "`by-owner` for a manual step, else `by-itself`",
                    "Who starts it once it is ready.");
    private static final Key<Said<QuestionId>> ANSWER =
            Key.required(
                    "answer",
                    new Saying<>(Texts.name("a question's id", QuestionId::new)),
                    "A question of type `duration`.");
    static final Shape<TakesDraft> AS_ANSWERED =
            Shape.of(
                    "the answer to a question",
                    fields -> new TakesDraft(null, fields.get(ANSWER)),
                    List.of(),
                    List.of(ANSWER));
    private static final Key<TakesDraft> TAKES =
            Key.optional(
                    "takes", new Either<>(takes(), AS_ANSWERED), "not known", "Expected duration.");
    private static final Key<List<Said<String>>> NEEDS =
            Key.optional(
                    "needs",
                    new ListOf<>(
                            "a list of step and phase ids",
                            new Saying<>(Texts.name("a step's or phase's id", id -> id)),
                            0),
                    "what stands before it",
                    "What must be done first; `[]` for nothing but time. It replaces the default.");
    private static final Key<Said<String>> INSTRUCTIONS =
            Key.optional(
                    "instructions",
                    new Saying<>(Texts.text("instructions in Markdown", Signs.PLACEHOLDERS)),
                    "none",
                    "What to do, in Markdown; `{{variables.x}}` is replaced, and `mode`,"
                            + " `input.x` and `answers.step.field` likewise.");
    private static final Key<List<QuorumDraft>> SIGN_OFFS =
            Key.optional(
                    "sign-off",
                    new ListOf<>("a list of sign-offs", SIGN_OFF, 1),
                    "none",
                    "Who signs before it counts as done.");
    private static final Key<List<RequireDraft>> REQUIRES =
            Key.optional(
                    "requires",
                    UseShape.REQUIREMENTS,
                    "none",
                    "Checks that must hold before it starts.");
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
    private static final Key<List<QuorumDraft>> POLL =
            Key.optional(
                    "poll",
                    new ListOf<>("a list of roles to poll", QUORUM, 1),
                    "required in a `gate`",
                    "Who says go or no-go at a `gate`.");

    private static final Key<List<FieldDraft>> FORM =
            Key.optional(
                    "form",
                    FieldShape.FORM,
                    "none",
                    "Values to fill in before a `manual` step counts as done.");
    private static final Key<List<FileDraft>> EVIDENCE =
            Key.optional(
                    "evidence",
                    FieldShape.FILES,
                    "none",
                    "Files to attach before a `manual` step counts as done.");

    static final Shape<StepDraft> STEP =
            Shape.of(
                            "a step",
                            StepShape::step,
                            LATER,
                            Stream.of(
                                            List.of(
                                                    ID,
                                                    TITLE,
                                                    TYPE,
                                                    OWNER,
                                                    AT,
                                                    EARLY,
                                                    NOT_BEFORE,
                                                    START),
                                            List.of(TAKES, NEEDS, INSTRUCTIONS, FORM, EVIDENCE),
                                            List.of(REQUIRES, VERIFY, SIGN_OFFS, CHECKS, POLL),
                                            List.of(WaitShape.UNTIL, WaitShape.FOR),
                                            CourseShape.KEYS)
                                    .<Key<?>>flatMap(List::stream)
                                    .toList())
                    .rules(KeysOfTypes.rules());

    private static final Key<List<StepDraft>> PARALLEL =
            Key.required(
                    "parallel",
                    new ListOf<>("a list of steps", STEP, 1),
                    "Steps that run side by side; what follows waits for all.");
    static final Shape<GroupDraft> GROUP =
            Shape.of(
                    "a parallel group",
                    fields -> new GroupDraft(fields.get(PARALLEL, List.of())),
                    List.of(),
                    List.of(PARALLEL));

    private static final KeysOfTypes KEYS =
            new KeysOfTypes(
                    List.of(
                            NOT_BEFORE,
                            FORM,
                            EVIDENCE,
                            CHECKS,
                            POLL,
                            WaitShape.UNTIL,
                            WaitShape.FOR),
                    VERIFY,
                    EARLY,
                    TAKES);

    static final Form<ItemDraft> ITEM = new ByKey<>("parallel", GROUP, STEP);

    private StepShape() {}

    private static Scalar<StepDraft.Type> types() {
        var words = new LinkedHashMap<String, StepDraft.Type>();
        words.put("manual", StepDraft.Type.MANUAL);
        words.put("check", StepDraft.Type.CHECK);
        words.put("gate", StepDraft.Type.GATE);
        words.put("wait", StepDraft.Type.WAIT);
        var choice = Texts.choice("`manual`, `check`, `gate` or `wait`", words);
        return new Scalar<>(
                choice.wants(),
                Signs.NONE,
                choice.look(),
                (text, problems) -> {
                    if (!TYPES_LATER.contains(text.value())) {
                        return choice.parse().parse(text, problems);
                    }
                    problems.error(
                            Code.NOT_YET,
                            text,
                            "The type `"
                                    + text.value()
                                    + "` is part of the language, but this version cannot read it"
                                    + " yet.");
                    return StepDraft.Type.LATER;
                });
    }

    private static QuorumDraft quorum(Fields fields) {
        return new QuorumDraft(fields.get(ROLE), fields.get(COUNT, 1L).intValue(), fields.node());
    }

    private static StepDraft step(Fields fields) {
        // a type that could not be read says nothing about the keys
        var type =
                fields.get(TYPE, fields.has(TYPE) ? StepDraft.Type.LATER : StepDraft.Type.MANUAL);
        KEYS.check(type, fields);
        FieldShape.checkNames(
                "name", names(fields.get(FORM, List.of()), FieldDraft::name), fields.problems());
        FieldShape.checkNames(
                "name", names(fields.get(EVIDENCE, List.of()), FileDraft::name), fields.problems());
        return new StepDraft(
                fields.node(),
                fields.get(ID),
                fields.get(TITLE, ""),
                type,
                fields.get(OWNER),
                fields.get(AT),
                fields.get(EARLY, false),
                fields.get(NOT_BEFORE, false),
                fields.get(START),
                fields.get(TAKES),
                fields.get(NEEDS),
                fields.get(INSTRUCTIONS),
                fields.get(SIGN_OFFS, List.of()),
                fields.get(REQUIRES, List.of()),
                fields.get(CHECKS, fields.get(VERIFY, List.of())),
                fields.get(POLL, List.of()),
                CourseShape.course(fields),
                fields.get(FORM, List.of()),
                fields.get(EVIDENCE, List.of()),
                WaitShape.read(fields));
    }

    private static Scalar<TakesDraft> takes() {
        var duration = Times.duration();
        return new Scalar<>(
                duration.wants(),
                Signs.NONE,
                duration.look(),
                (text, problems) -> {
                    var time = duration.parse().parse(text, problems);
                    return time == null ? null : new TakesDraft(time, null);
                });
    }

    private static <T> List<Said<String>> names(
            List<T> parts, Function<T, @Nullable Said<String>> name) {
        return parts.stream().flatMap(part -> Stream.ofNullable(name.apply(part))).toList();
    }
}
