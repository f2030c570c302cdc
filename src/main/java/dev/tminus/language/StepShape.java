package dev.tminus.language;

import dev.tminus.language.RunbookDraft.GroupDraft;
import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.language.StepDraft.RequireDraft;
import dev.tminus.language.StepDraft.VerifyDraft;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step may say.
final class StepShape {

    private static final List<String> TYPES_LATER =
            List.of("action", "wait", "announce", "runbook");
    private static final List<String> LATER =
            List.of(
                    "tags",
                    "when",
                    "optional",
                    "form",
                    "evidence",
                    "override",
                    "deadlines",
                    "timeout",
                    "undo",
                    "irreversible",
                    "destroys",
                    "keeps",
                    "opens",
                    "changes",
                    "on-fail",
                    "on-inconclusive",
                    "lock",
                    "http",
                    "command",
                    "do",
                    "idempotent",
                    "probe",
                    "until",
                    "for",
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
                    "type", types(), "manual", "Who does it: a person, the engine, or a poll.");
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
    private static final Key<Duration> TAKES =
            Key.optional(
                    "takes",
                    new Either<>(Times.duration(), new NotYet<>("`{answer: …}`")),
                    "not known",
                    "Expected duration.");
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
                    "What to do, in Markdown; `{{variables.x}}` is replaced.");
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

    /// Keys that only one type has.
    private static final Map<String, StepDraft.Type> ONLY =
            Map.of(
                    NOT_BEFORE.name(), StepDraft.Type.MANUAL,
                    CHECKS.name(), StepDraft.Type.CHECK,
                    POLL.name(), StepDraft.Type.GATE);

    static final Shape<StepDraft> STEP =
            Shape.of(
                    "a step",
                    StepShape::step,
                    LATER,
                    List.of(
                            ID,
                            TITLE,
                            TYPE,
                            OWNER,
                            AT,
                            EARLY,
                            NOT_BEFORE,
                            START,
                            TAKES,
                            NEEDS,
                            INSTRUCTIONS,
                            REQUIRES,
                            VERIFY,
                            SIGN_OFFS,
                            CHECKS,
                            POLL));

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

    static final Form<ItemDraft> ITEM = new ByKey<>("parallel", GROUP, STEP);

    private StepShape() {}

    private static Scalar<StepDraft.Type> types() {
        var words = new LinkedHashMap<String, StepDraft.Type>();
        words.put("manual", StepDraft.Type.MANUAL);
        words.put("check", StepDraft.Type.CHECK);
        words.put("gate", StepDraft.Type.GATE);
        var choice = Texts.choice("`manual`, `check` or `gate`", words);
        return new Scalar<>(
                choice.wants(),
                Signs.NONE,
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
        checkKeysOf(type, fields);
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
                fields.get(POLL, List.of()));
    }

    private static void checkKeysOf(StepDraft.Type type, Fields fields) {
        if (type == StepDraft.Type.LATER) {
            return;
        }
        for (var key : Stream.of(NOT_BEFORE, CHECKS, POLL).filter(fields::has).toList()) {
            var only = ONLY.get(key.name());
            if (only != type) {
                fields.problems()
                        .error(
                                Code.MISPLACED_KEY,
                                fields.keyNode(key),
                                "`%s` belongs to a step of type `%s`, and this one is `%s`."
                                        .formatted(key.name(), word(only), word(type)),
                                () ->
                                        key.equals(CHECKS)
                                                ? "Write `verify`, or set `type: check`."
                                                : "Set `type: " + word(only) + "`, or remove it.");
            }
        }
        if (type == StepDraft.Type.CHECK && fields.has(VERIFY)) {
            fields.problems()
                    .error(
                            Code.MISPLACED_KEY,
                            fields.keyNode(VERIFY),
                            "A step of type `check` says in `checks` what must pass, not in `verify`.",
                            () -> "Move its entries to `checks`.");
        }
        if (type == StepDraft.Type.MANUAL && fields.has(EARLY)) {
            fields.problems()
                    .error(
                            Code.MISPLACED_KEY,
                            fields.keyNode(EARLY),
                            "`early` frees a step from `at`, which never holds back a manual one.",
                            () -> "Remove it.");
        }
        for (var key :
                Stream.of(CHECKS, POLL).filter(each -> ONLY.get(each.name()) == type).toList()) {
            if (!fields.has(key) && !(key.equals(CHECKS) && fields.has(VERIFY))) {
                fields.problems()
                        .error(
                                Code.MISSING_KEY,
                                fields.node(),
                                "A step of type `%s` needs `%s`.".formatted(word(type), key.name()),
                                () ->
                                        "`%s` takes %s. %s"
                                                .formatted(
                                                        key.name(),
                                                        key.form().wants(),
                                                        key.says()));
            }
        }
    }

    private static String word(StepDraft.@Nullable Type type) {
        return type == null ? "" : type.name().toLowerCase(Locale.ROOT);
    }
}
