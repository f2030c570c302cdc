package dev.tminus.language;

import dev.tminus.language.WorkspaceDraft.EnvironmentDraft;
import dev.tminus.language.WorkspaceDraft.PersonDraft;
import dev.tminus.language.WorkspaceDraft.TeamDraft;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.Hours;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SourceSpec;
import dev.tminus.runbook.Team;
import dev.tminus.runbook.TeamName;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What `workspace.yaml` may say.
final class WorkspaceShape {

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
    static final Shape<TeamDraft> TEAM =
            Shape.of(
                    "a team",
                    fields ->
                            new TeamDraft(
                                    fields.get(TEAM_TITLE, ""),
                                    fields.get(TEAM_TIMEZONE),
                                    fields.get(HOURS),
                                    fields.get(HOLIDAYS, List.of())),
                    List.of(),
                    List.of(TEAM_TITLE, TEAM_TIMEZONE, HOURS, HOLIDAYS));

    private static final Key<String> PERSON_NAME =
            Key.required("name", Texts.line("a name"), "What people see.");
    private static final Key<List<Said<TeamName>>> PERSON_TEAMS =
            Key.optional(
                    "teams",
                    new ListOf<>(
                            "a list of teams",
                            new Saying<>(Texts.name("a team's name", TeamName::new)),
                            0),
                    "none",
                    "The teams they belong to; a role is filled from its team.");
    private static final Key<String> EMAIL =
            Key.optional("email", Texts.email(), "none", "Where mail reaches them.");
    static final Shape<PersonDraft> PERSON =
            Shape.of(
                    "a person",
                    fields ->
                            new PersonDraft(
                                    fields.get(PERSON_NAME, ""),
                                    fields.get(PERSON_TEAMS, List.of()),
                                    fields.get(EMAIL, "")),
                    List.of(),
                    List.of(PERSON_NAME, PERSON_TEAMS, EMAIL));

    private static final Key<String> JDBC =
            Key.required("jdbc", Secrets.jdbc(), "The database's address.");
    private static final Key<String> USER =
            Key.required("user", Secrets.user(), "A user that may only SELECT.");
    private static final Key<String> PASSWORD =
            Key.required("password", Secrets.password(), "Where the password is, never itself.");
    private static final Key<Boolean> EXISTS =
            Key.optional(
                    "exists",
                    Texts.choice("`later`", Map.of("later", true)),
                    "now",
                    "`later`: it need not answer when a run is planned.");
    static final Shape<SourceSpec> SOURCE =
            Shape.of(
                    "a source",
                    // the name is the key above it
                    fields ->
                            new SourceSpec(
                                    new SourceName("-"),
                                    fields.get(JDBC, ""),
                                    fields.get(USER, ""),
                                    fields.get(PASSWORD, ""),
                                    fields.get(EXISTS, false)),
                    List.of(),
                    List.of(JDBC, USER, PASSWORD, EXISTS));

    private static final Key<List<Mode>> ALLOWS =
            Key.required(
                    "allows",
                    new ListOf<>(
                            "a list of `rehearsal` and `live`",
                            Texts.choice("`rehearsal` or `live`", Texts.words(Mode.values())),
                            1),
                    "Which runs may be bound to it.");
    private static final Key<Map<SourceName, MapOf.Named<SourceSpec>>> SOURCES =
            Key.optional(
                    "sources",
                    new MapOf<>(
                            "a mapping of names to sources",
                            Texts.name("a source's name", SourceName::new),
                            SOURCE),
                    "none",
                    "The databases that checks read.");
    private static final Key<Map<FilesName, MapOf.Named<String>>> FILES =
            Key.optional(
                    "files",
                    new MapOf<>(
                            "a mapping of names to folders",
                            Texts.name("a root's name", FilesName::new),
                            Paths.folder()),
                    "none",
                    "Roots of files that checks read; nothing outside them is read.");
    static final Key<Map<String, MapOf.Named<String>>> VARIABLES =
            Key.optional(
                    "variables",
                    new MapOf<>(
                            "a mapping of names to values",
                            Texts.name("a variable's name", name -> name),
                            Texts.value("a value", Signs.NONE)),
                    "none",
                    "Texts for `{{variables.x}}`.");
    static final Shape<EnvironmentDraft> ENVIRONMENT =
            Shape.of(
                    "an environment",
                    WorkspaceShape::environment,
                    List.of("endpoints", "metrics", "resolvers", "audiences", "fleets", "programs"),
                    List.of(ALLOWS, SOURCES, FILES, VARIABLES));

    private static final Key<ZoneId> TIMEZONE =
            Key.required("timezone", Times.zone(), "Counts days where a runbook names no zone.");
    private static final Key<Map<TeamName, MapOf.Named<TeamDraft>>> TEAMS =
            Key.optional(
                    "teams",
                    new MapOf<>(
                            "a mapping of names to teams",
                            Texts.name("a team's name", TeamName::new),
                            TEAM),
                    "none",
                    "People at one site.");
    private static final Key<Map<PersonId, MapOf.Named<PersonDraft>>> PEOPLE =
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
                            ENVIRONMENT),
                    "none",
                    "Where releases happen.");
    private static final Key<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            Key.optional("checks", CheckShape.CHECKS, "none", "Checks for every runbook.");
    static final Shape<WorkspaceDraft> WORKSPACE =
            Shape.of(
                    "a workspace",
                    fields ->
                            new WorkspaceDraft(
                                    fields.get(TIMEZONE),
                                    fields.get(TEAMS, Map.of()),
                                    fields.get(PEOPLE, Map.of()),
                                    fields.get(ENVIRONMENTS, Map.of()),
                                    fields.get(CHECKS, Map.of())),
                    List.of("rehearsal-sink", "tags", "protect"),
                    List.of(TIMEZONE, TEAMS, PEOPLE, ENVIRONMENTS, CHECKS));

    private WorkspaceShape() {}

    private static EnvironmentDraft environment(Fields fields) {
        var allows = new LinkedHashSet<>(fields.get(ALLOWS, List.of()));
        var sources = new LinkedHashMap<SourceName, SourceSpec>();
        fields.get(SOURCES, Map.of())
                .forEach((name, source) -> sources.put(name, named(name, source)));
        var files = new LinkedHashMap<FilesName, String>();
        fields.get(FILES, Map.of())
                .forEach((name, folder) ->
                        files.put(name, folder.value() == null ? "" : folder.value()));
        var variables = variables(fields);
        return name ->
                new Environment(
                        name,
                        allows,
                        Collections.unmodifiableMap(sources),
                        Collections.unmodifiableMap(files),
                        variables);
    }

    /// The variables of a runbook or an environment; a value that could not be read is empty.
    static Map<String, String> variables(Fields fields) {
        var variables = new LinkedHashMap<String, String>();
        fields.get(VARIABLES, Map.of())
                .forEach((name, value) ->
                        variables.put(name, value.value() == null ? "" : value.value()));
        return Collections.unmodifiableMap(variables);
    }

    private static SourceSpec named(SourceName name, MapOf.Named<SourceSpec> source) {
        var spec = source.value();
        return spec == null
                ? new SourceSpec(name, "", "", "", false)
                : new SourceSpec(
                        name, spec.jdbc(), spec.user(), spec.password(), spec.existsLater());
    }
}
