package dev.tminus.language.shapes;

import dev.tminus.language.checks.CheckShape;
import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.FieldDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.RunbookDraft.RoleDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a runbook may say.
public final class RunbookShape {

    private static final Scalar<RoleName> ROLE_NAME = Texts.name("a role's name", RoleName::new);

    private static final Key<RunbookId> ID =
            Key.required(
                    "runbook",
                    Texts.name("a runbook's id", RunbookId::new),
                    "Its name in the workspace.");
    public static final Key<String> TITLE =
            Key.required(
                    "title",
                    Texts.line("a title", Signs.PLACEHOLDERS),
                    "What people see; placeholders of what is known when a run is planned are"
                            + " replaced.");
    public static final Key<String> ZERO =
            Key.required("zero", Texts.line("what T means"), "What has happened at T-0.");
    public static final Key<ZoneId> TIMEZONE =
            Key.optional(
                    "timezone",
                    Times.zone(),
                    "the workspace's",
                    "Counts the calendar days of `T-5d`.");
    private static final Key<List<Placed<EnvironmentName>>> ENVIRONMENTS =
            Key.required(
                    "environments",
                    new ListOf<>("a list of environments", IdForms.ENVIRONMENT, 1),
                    "Where it may run; sources and variables are looked up in each.");
    public static final Key<Boolean> ALONGSIDE =
            Key.preset(
                    "alongside",
                    Texts.flag(),
                    "false",
                    "It may be live beside another live run on the same environment whose runbook"
                            + " says so too.");
    public static final Key<Draft<Window>> WINDOW =
            Key.optional("window", WindowShape.WINDOW, "any time", "When the release may happen.");
    private static final Key<Map<RoleName, MapOf.Named<RoleDraft>>> ROLES =
            Key.required(
                    "roles",
                    new MapOf<>("a mapping of names to roles", ROLE_NAME, RoleShape.ROLE),
                    "Who does what, by teams.");
    private static final Key<Map<Authority, MapOf.Named<QuorumDraft>>> MAY =
            Key.optional(
                    "may",
                    new MapOf<>(
                            "a mapping of rights to who has them",
                            Texts.choice("a right over the run", Texts.words(Authority.values())),
                            SignOffShape.QUORUM),
                    "the role `manager`, and for `skip` the step's owner too",
                    "Who may start, hold, resume, scrub, skip, settle, open, roll-back, postpone,"
                            + " reopen and override.");
    private static final Key<List<StepPart>> DISTINCT =
            Key.optional(
                    "distinct",
                    new ListOf<>(
                            "a list of parts",
                            Texts.choice(
                                    "`author`, `starter`, `doer` or `signer`",
                                    Texts.words(StepPart.values())),
                            0),
                    "`[doer, signer]`",
                    "Parts that one person may not combine.");
    private static final Key<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            Key.optional("checks", CheckShape.CHECKS, "none", "What the steps check.");
    private static final Key<List<PhaseDraft>> PHASES =
            Key.required(
                    "phases",
                    new ListOf<>("a list of phases", PhaseShape.PHASE, 1),
                    "The release, one stretch after the other.");

    private static final Key<Map<String, MapOf.Named<FieldDraft>>> INPUTS =
            Key.optional(
                    "inputs",
                    new MapOf<>(
                            "a mapping of names to inputs",
                            Texts.name("an input's name", name -> name),
                            FieldShape.INPUT),
                    "none",
                    "What is asked when a run is planned.");
    public static final Key<List<Draft<Question>>> QUESTIONS =
            Key.optional(
                    "questions",
                    new ListOf<>("a list of questions", QuestionShape.QUESTION, 0),
                    "none",
                    "What nobody knows yet, and who finds out.");
    private static final Key<List<ContingencyDraft>> CONTINGENCIES =
            Key.optional(
                    "contingencies",
                    new ListOf<>("a list of contingencies", ContingencyShape.CONTINGENCY, 0),
                    "none",
                    "What is done when something goes wrong.");

    public static final Key<List<Placed<String>>> TAGS =
            Key.optional(
                    "tags",
                    SafeguardsShape.TAGS.form(),
                    "none",
                    "Tags that its steps may have besides the workspace's.");
    private static final Key<Map<ActionName, MapOf.Named<WorkDraft>>> ACTIONS =
            Key.optional(
                    "actions",
                    new MapOf<>(
                            "a mapping of names to actions",
                            Texts.name("an action's name", ActionName::new),
                            WorkShape.ACTION),
                    "none",
                    "What several steps `do`.");
    public static final Key<List<Draft<Watch>>> WATCH =
            Key.optional(
                    "watch",
                    new ListOf<>("a list of watches", WatchShape.WATCH, 0),
                    "none",
                    "What is checked again and again from one step to another.");
    public static final Key<List<Draft<Rehearsal>>> REHEARSALS =
            Key.optional(
                    "rehearsals",
                    new ListOf<>("a list of rehearsals", RehearsalShape.REHEARSAL, 0),
                    "none",
                    "Parts of it that are tried out, with things going wrong on purpose.");

    public static final Shape<RunbookDraft> RUNBOOK =
            Shape.of(
                    "a runbook",
                    RunbookShape::runbook,
                    Stream.of(
                                    List.of(ID, TITLE),
                                    BriefingShape.KEYS,
                                    List.of(
                                            ZERO,
                                            TIMEZONE,
                                            ENVIRONMENTS,
                                            ALONGSIDE,
                                            WINDOW,
                                            ROLES,
                                            MAY,
                                            DISTINCT,
                                            EnvironmentShape.VARIABLES,
                                            INPUTS,
                                            QUESTIONS,
                                            CHECKS,
                                            PHASES,
                                            CONTINGENCIES,
                                            TAGS,
                                            ACTIONS,
                                            WATCH,
                                            REHEARSALS,
                                            AcceptShape.ACCEPT))
                            .<Key<?>>flatMap(List::stream)
                            .toList());

    private RunbookShape() {}

    private static RunbookDraft runbook(Fields fields) {
        return new RunbookDraft(
                fields,
                fields.get(ID),
                fields.get(ENVIRONMENTS, List.of()),
                fields.get(ROLES, Map.of()),
                fields.get(MAY, Map.of()),
                distinct(fields),
                fields.get(EnvironmentShape.VARIABLES, Map.of()),
                fields.get(CHECKS, Map.of()),
                fields.get(INPUTS, Map.of()),
                fields.get(PHASES, List.of()),
                fields.get(CONTINGENCIES, List.of()),
                fields.get(ACTIONS, Map.of()));
    }

    private static Set<StepPart> distinct(Fields fields) {
        var parts = fields.get(DISTINCT, List.of(StepPart.DOER, StepPart.SIGNER));
        if (fields.has(DISTINCT) && parts.size() == 1) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(DISTINCT),
                            "`distinct` tells parts apart, so it names at least two, found one.",
                            () -> "Write `[doer, signer]`, or `[]` to let one person do both.");
        }
        return new LinkedHashSet<>(parts);
    }
}
