package dev.tminus.language.shapes;

import dev.tminus.language.checks.CheckShape;
import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.WorkspaceDraft;
import dev.tminus.language.drafts.WorkspaceDraft.EnvironmentDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Audience;
import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Protection;
import dev.tminus.runbook.workspace.Team;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What `workspace.yaml` may say.
public final class WorkspaceShape {

    private static final Key<String> TEAM_TITLE =
            Key.required("title", Texts.line("a title"), "What people see.");
    private static final Key<ZoneId> TEAM_TIMEZONE =
            Key.optional("timezone", Times.zone(), "the workspace's", "Where the team is.");
    private static final Key<Hours> HOURS =
            Key.optional(
                    "hours",
                    Times.hours(),
                    "not known",
                    "When its people are at work, their time.");
    private static final Key<List<Team.Days>> HOLIDAYS =
            Key.optional(
                    "holidays",
                    new ListOf<>("a list of dates", Times.dates(), 0),
                    "none",
                    "Days on which nobody is at work, both ends included.");
    static final Shape<Draft<Team>> TEAM =
            Shape.draft("a team", List.of(TEAM_TITLE, TEAM_TIMEZONE, HOURS, HOLIDAYS));

    private static final Key<String> PERSON_NAME =
            Key.required("name", Texts.line("a name"), "What people see.");
    public static final Key<List<Placed<TeamName>>> PERSON_TEAMS =
            Key.optional(
                    "teams",
                    new ListOf<>("a list of teams", IdForms.TEAM, 0),
                    "none",
                    "The teams they belong to; a role is filled from its team.");
    private static final Key<String> EMAIL =
            Key.optional("email", Texts.email(), "none", "Where mail reaches them.");
    static final Shape<Draft<Person>> PERSON =
            Shape.draft("a person", List.of(PERSON_NAME, PERSON_TEAMS, EMAIL));

    private static final Key<ZoneId> TIMEZONE =
            Key.required("timezone", Times.zone(), "Counts days where a runbook names no zone.");
    private static final Key<Map<TeamName, MapOf.Named<Draft<Team>>>> TEAMS =
            Key.optional(
                    "teams",
                    new MapOf<>(
                            "a mapping of names to teams",
                            Texts.name("a team's name", TeamName::new),
                            TEAM),
                    "none",
                    "People at one site.");
    private static final Key<Map<PersonId, MapOf.Named<Draft<Person>>>> PEOPLE =
            Key.optional(
                    "people",
                    new MapOf<>(
                            "a mapping of ids to people",
                            Texts.dottedName("a person's id", PersonId::new),
                            PERSON),
                    "none",
                    "Who works on releases.");
    private static final Key<Map<EnvironmentName, MapOf.Named<EnvironmentDraft>>> ENVIRONMENTS =
            Key.optional(
                    "environments",
                    new MapOf<>(
                            "a mapping of names to environments",
                            Texts.name("an environment's name", EnvironmentName::new),
                            EnvironmentShape.ENVIRONMENT),
                    "none",
                    "Where releases happen.");
    private static final Key<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            Key.optional("checks", CheckShape.CHECKS, "none", "Checks for every runbook.");
    private static final Key<Audience> REHEARSAL_SINK =
            Key.optional(
                    "rehearsal-sink",
                    AddressShape.AUDIENCE,
                    "rehearsals announce nothing",
                    "Gets every announcement of a rehearsal instead of its audience.");
    private static final Key<List<Placed<Tag>>> TAGS =
            Key.optional(
                    "tags",
                    new ListOf<>("a list of tags", IdForms.TAG, 0),
                    "none",
                    "What steps of any runbook may be marked with.");
    private static final Key<List<Draft<Protection>>> PROTECT =
            Key.optional(
                    "protect",
                    new ListOf<>("a list of protections", ProtectionShape.PROTECTION, 0),
                    "none",
                    "What every step of a sort requires, in every runbook.");
    public static final Shape<WorkspaceDraft> WORKSPACE =
            Shape.of(
                    "a workspace",
                    fields ->
                            new WorkspaceDraft(
                                    fields.get(TIMEZONE),
                                    fields.get(TEAMS, Map.of()),
                                    fields.get(PEOPLE, Map.of()),
                                    fields.get(ENVIRONMENTS, Map.of()),
                                    fields.get(CHECKS, Map.of()),
                                    fields.get(REHEARSAL_SINK),
                                    fields.get(TAGS, List.of()),
                                    fields.get(PROTECT, List.of())),
                    List.of(
                            TIMEZONE,
                            TEAMS,
                            PEOPLE,
                            ENVIRONMENTS,
                            REHEARSAL_SINK,
                            TAGS,
                            CHECKS,
                            PROTECT));

    private WorkspaceShape() {}

    /// A team, which the workspace's zone counts for where it names none.
    public static Team build(TeamName name, Draft<Team> team, ZoneId timezone) {
        return new Team(
                name,
                team.value(TEAM_TITLE),
                team.get(TEAM_TIMEZONE, timezone),
                team.get(HOURS),
                team.each(HOLIDAYS));
    }

    public static Person build(PersonId id, Draft<Person> person) {
        return new Person(
                id,
                person.value(PERSON_NAME),
                Placed.bare(person.each(PERSON_TEAMS)),
                person.get(EMAIL, ""),
                false);
    }
}
