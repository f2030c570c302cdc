package dev.tminus.language;

import dev.tminus.language.ProvisionsDraft.RehearsalDraft;
import dev.tminus.language.ProvisionsDraft.WatchDraft;
import dev.tminus.language.RunbookDraft.CoverDraft;
import dev.tminus.language.RunbookDraft.ItemDraft;
import dev.tminus.language.RunbookDraft.PhaseDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.language.RunbookDraft.RoleDraft;
import dev.tminus.language.RunbookDraft.WindowDraft;
import dev.tminus.language.TestDraft.ConditionDraft;
import dev.tminus.runbook.ActionName;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Party;
import dev.tminus.runbook.PhaseId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.RunbookId;
import dev.tminus.runbook.TeamName;
import dev.tminus.runbook.Timing;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a runbook may say.
final class RunbookShape {

    private static final Form<Said<TeamName>> TEAM_NAME =
            new Saying<>(Texts.name("a team's name", TeamName::new));
    private static final Form<Said<Timing>> TIMING = new Saying<>(Times.timing());
    private static final Scalar<RoleName> ROLE_NAME = Texts.name("a role's name", RoleName::new);

    private static final Key<Said<Timing>> OPENS =
            Key.required("opens", TIMING, "The earliest moment of the release.");
    private static final Key<Said<Timing>> CLOSES =
            Key.required("closes", TIMING, "The latest moment of the release.");
    private static final Key<List<DayOfWeek>> DAYS =
            Key.optional(
                    "days",
                    new ListOf<>("a list of days", Times.weekday(), 1),
                    "any",
                    "On which days of the runbook's zone it may open.");
    private static final Key<List<Said<RoleName>>> AWAKE =
            Key.optional(
                    "awake",
                    new ListOf<>("a list of roles", new Saying<>(ROLE_NAME), 0),
                    "none",
                    "Roles whose people should not be asleep in it.");
    static final Shape<WindowDraft> WINDOW =
            Shape.of(
                    "a window",
                    fields ->
                            new WindowDraft(
                                    fields.get(OPENS),
                                    fields.get(CLOSES),
                                    fields.get(DAYS, List.of()),
                                    fields.get(AWAKE, List.of())),
                    List.of(OPENS, CLOSES, DAYS, AWAKE));

    private static final Key<Said<TeamName>> COVER_TEAM =
            Key.required("team", TEAM_NAME, "A team of the workspace.");
    private static final Key<Said<Timing>> UNTIL =
            Key.optional(
                    "until", TIMING, "to the end, for the last", "When it hands over to the next.");
    static final Shape<CoverDraft> COVER =
            Shape.of(
                    "a shift",
                    fields ->
                            new CoverDraft(
                                    fields.node(), fields.get(COVER_TEAM), fields.get(UNTIL)),
                    List.of(COVER_TEAM, UNTIL));

    private static final Key<Said<TeamName>> TEAM =
            Key.optional("team", TEAM_NAME, "`cover`", "The team that fills the role.");
    private static final Key<Said<TeamName>> BACKUP =
            Key.optional("backup", TEAM_NAME, "none", "The team that steps in.");
    private static final Key<List<CoverDraft>> COVERS =
            Key.optional(
                    "cover",
                    new ListOf<>("a list of shifts", COVER, 1),
                    "`team`",
                    "Teams that follow each other, with planned hand-overs.");
    static final Shape<RoleDraft> ROLE =
            Shape.of("a role", RunbookShape::role, List.of(TEAM, COVERS, BACKUP))
                    .rules(Rule.exactlyOne("team", "cover"));

    private static final Key<Said<PhaseId>> PHASE_ID =
            Key.required(
                    "id",
                    new Saying<>(Texts.name("a phase's id", PhaseId::new)),
                    "Phases, steps and contingencies share one namespace.");
    private static final Key<String> PHASE_TITLE =
            Key.required("title", Texts.line("a title"), "What people see.");
    private static final Key<Said<RoleName>> PHASE_OWNER =
            Key.optional(
                    "owner", new Saying<>(ROLE_NAME), "none", "The owner of steps that name none.");
    private static final Key<Said<Timing>> PHASE_AT =
            Key.optional("at", TIMING, "none", "The `at` of steps that have none.");
    private static final Key<ConditionDraft> PHASE_WHEN =
            Key.optional(
                    "when",
                    TestShape.WHEN,
                    "always",
                    "Must hold for each of its steps, besides the step's own.");
    private static final Key<List<ItemDraft>> STEPS =
            Key.required(
                    "steps",
                    new ListOf<>("a list of steps", StepShape.ITEM, 1),
                    "Steps in order, and groups that run side by side.");
    static final Shape<PhaseDraft> PHASE =
            Shape.of(
                            "a phase",
                            fields ->
                                    new PhaseDraft(
                                            fields.node(),
                                            fields.get(PHASE_ID),
                                            fields.get(PHASE_TITLE, ""),
                                            fields.get(PHASE_OWNER),
                                            fields.get(PHASE_AT),
                                            fields.get(PHASE_WHEN),
                                            fields.get(STEPS, List.of()),
                                            FleetShape.read(fields)),
                            Stream.of(
                                            List.of(PHASE_ID, PHASE_TITLE, PHASE_OWNER, PHASE_AT),
                                            List.of(PHASE_WHEN),
                                            FleetShape.KEYS,
                                            List.of(STEPS))
                                    .<Key<?>>flatMap(List::stream)
                                    .toList())
                    .rules(FleetShape.RULES.toArray(Rule[]::new));

    private static final Key<RunbookId> ID =
            Key.required(
                    "runbook",
                    Texts.name("a runbook's id", RunbookId::new),
                    "Its name in the workspace.");
    private static final Key<String> TITLE =
            Key.required("title", Texts.line("a title"), "What people see.");
    private static final Key<String> ZERO =
            Key.required("zero", Texts.line("what T means"), "What has happened at T-0.");
    private static final Key<ZoneId> TIMEZONE =
            Key.optional(
                    "timezone",
                    Times.zone(),
                    "the workspace's",
                    "Counts the calendar days of `T-5d`.");
    private static final Key<List<Said<EnvironmentName>>> ENVIRONMENTS =
            Key.required(
                    "environments",
                    new ListOf<>(
                            "a list of environments",
                            new Saying<>(Texts.name("an environment's name", EnvironmentName::new)),
                            1),
                    "Where it may run; sources and variables are looked up in each.");
    private static final Key<WindowDraft> WINDOW_KEY =
            Key.optional("window", WINDOW, "any time", "When the release may happen.");
    private static final Key<Map<RoleName, MapOf.Named<RoleDraft>>> ROLES =
            Key.required(
                    "roles",
                    new MapOf<>("a mapping of names to roles", ROLE_NAME, ROLE),
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
    private static final Key<List<Party>> DISTINCT =
            Key.optional(
                    "distinct",
                    new ListOf<>(
                            "a list of parts",
                            Texts.choice(
                                    "`author`, `starter`, `doer` or `signer`",
                                    Texts.words(Party.values())),
                            0),
                    "`[doer, signer]`",
                    "Parts that one person may not combine.");
    private static final Key<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            Key.optional("checks", CheckShape.CHECKS, "none", "What the steps check.");
    private static final Key<List<PhaseDraft>> PHASES =
            Key.required(
                    "phases",
                    new ListOf<>("a list of phases", PHASE, 1),
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
    private static final Key<List<QuestionDraft>> QUESTIONS =
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

    private static final Key<List<Said<String>>> TAGS =
            Key.optional(
                    "tags",
                    TermsShape.TAGS.form(),
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
    private static final Key<List<WatchDraft>> WATCH =
            Key.optional(
                    "watch",
                    new ListOf<>("a list of watches", WatchShape.WATCH, 0),
                    "none",
                    "What is checked again and again from one step to another.");
    private static final Key<List<RehearsalDraft>> REHEARSALS =
            Key.optional(
                    "rehearsals",
                    new ListOf<>("a list of rehearsals", RehearsalShape.REHEARSAL, 0),
                    "none",
                    "Parts of it that are tried out, with things going wrong on purpose.");

    static final Shape<RunbookDraft> RUNBOOK =
            Shape.of(
                    "a runbook",
                    RunbookShape::runbook,
                    List.of(
                            ID,
                            TITLE,
                            ZERO,
                            TIMEZONE,
                            ENVIRONMENTS,
                            WINDOW_KEY,
                            ROLES,
                            MAY,
                            DISTINCT,
                            WorkspaceShape.VARIABLES,
                            INPUTS,
                            QUESTIONS,
                            CHECKS,
                            PHASES,
                            CONTINGENCIES,
                            TAGS,
                            ACTIONS,
                            WATCH,
                            REHEARSALS,
                            AcceptShape.ACCEPT));

    private RunbookShape() {}

    private static RunbookDraft runbook(Fields fields) {
        return new RunbookDraft(
                fields.node(),
                fields.get(ID),
                fields.get(TITLE, ""),
                fields.get(ZERO, ""),
                fields.get(TIMEZONE),
                fields.get(ENVIRONMENTS, List.of()),
                fields.get(WINDOW_KEY),
                fields.get(ROLES, Map.of()),
                fields.get(MAY, Map.of()),
                distinct(fields),
                fields.get(WorkspaceShape.VARIABLES, Map.of()),
                fields.get(CHECKS, Map.of()),
                fields.get(INPUTS, Map.of()),
                fields.get(QUESTIONS, List.of()),
                fields.get(PHASES, List.of()),
                fields.get(CONTINGENCIES, List.of()),
                new ProvisionsDraft(
                        fields.get(TAGS, List.of()),
                        fields.get(ACTIONS, Map.of()),
                        fields.get(WATCH, List.of()),
                        fields.get(REHEARSALS, List.of()),
                        fields.get(AcceptShape.ACCEPT, List.of())));
    }

    private static Set<Party> distinct(Fields fields) {
        var parts = fields.get(DISTINCT, List.of(Party.DOER, Party.SIGNER));
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

    private static RoleDraft role(Fields fields) {
        if (fields.has(TEAM) == fields.has(COVERS)) {
            fields.problems()
                    .error(
                            fields.has(TEAM) ? Code.CONFLICTING_KEYS : Code.MISSING_KEY,
                            fields.node(),
                            "A role has either `team` or `cover`, found "
                                    + (fields.has(TEAM) ? "both." : "neither."));
        }
        var team = fields.get(TEAM);
        var cover =
                team == null
                        ? fields.get(COVERS, List.of())
                        : List.of(new CoverDraft(team.at(), team, null));
        checkHandOvers(cover, fields.problems());
        return new RoleDraft(cover, fields.get(BACKUP));
    }

    private static void checkHandOvers(List<CoverDraft> cover, Problems problems) {
        for (int i = 0; i < cover.size(); i++) {
            var shift = cover.get(i);
            boolean last = i == cover.size() - 1;
            boolean handsOver =
                    shift.node() instanceof Node.Entries e && e.entries().containsKey("until");
            if (last && handsOver) {
                problems.error(
                        Code.COVER_UNTIL,
                        shift.node(),
                        "The last shift hands over to nobody, so it has no `until`.",
                        () -> "Remove it, or add the shift that follows.");
            } else if (!last && !handsOver) {
                problems.error(
                        Code.COVER_UNTIL,
                        shift.node(),
                        "This shift never hands over to the next.",
                        () -> "Say `until`, such as `until: T+90m`.");
            }
        }
    }
}
