package dev.tminus.run;

import dev.tminus.planning.PlanRun;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Small runbooks and the people who take them, for tests of the ledger.
public final class Plans {

    public static final RoleName OPS = new RoleName("ops");
    public static final RoleName QA = new RoleName("qa");
    public static final RoleName MANAGER_ROLE = new RoleName("manager");
    public static final Actor MANAGER = person("mia.manager");
    public static final Actor ANN = person("ann.ops");
    public static final Actor QUINN = person("quinn.qa");

    public static final ZoneId BOSTON = ZoneId.of("America/New_York");
    public static final EnvironmentName QA_ENVIRONMENT = new EnvironmentName("qa");
    public static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    public static final Workspace WORKSPACE =
            Brief.workspace(
                    BOSTON,
                    teams("managers", "operations", "testers"),
                    people(
                            Map.of(
                                    "mia.manager", "managers",
                                    "ann.ops", "operations",
                                    "bob.ops", "operations",
                                    "quinn.qa", "testers",
                                    "rui.qa", "testers")),
                    Map.of(
                            QA_ENVIRONMENT,
                            Brief.environment(
                                    QA_ENVIRONMENT,
                                    Set.of(Mode.REHEARSAL),
                                    Map.of(),
                                    Map.of(),
                                    Map.of()),
                            PRODUCTION,
                            Brief.environment(
                                    PRODUCTION, Set.of(Mode.LIVE), Map.of(), Map.of(), Map.of())));

    private Plans() {}

    /// The workspace after somebody came into a team.
    public static Workspace with(String person, String team) {
        var people = new LinkedHashMap<>(WORKSPACE.people());
        people.putAll(people(Map.of(person, team)));
        return Brief.workspace(BOSTON, WORKSPACE.teams(), people, WORKSPACE.environments());
    }

    /// The workspace after somebody was taken out of it.
    public static Workspace without(String gone) {
        var people = new LinkedHashMap<>(WORKSPACE.people());
        people.remove(new PersonId(gone));
        return Brief.workspace(BOSTON, WORKSPACE.teams(), people, WORKSPACE.environments());
    }

    public static Actor.Person person(String id) {
        return new Actor.Person(new PersonId(id), Instant.EPOCH);
    }

    public static PlanRun rehearsal(ContentHash runbook, Instant zero) {
        return Brief.planRun(
                runbook, ContentHash.of(new byte[0]), QA_ENVIRONMENT, Mode.REHEARSAL, zero, BOSTON);
    }

    public static PlanRun live(ContentHash runbook, Instant zero) {
        return Brief.planRun(
                runbook, ContentHash.of(new byte[0]), PRODUCTION, Mode.LIVE, zero, BOSTON);
    }

    /// Manual steps one after the other, each done by operations and signed by one tester.
    public static Runbook signedInARow(int steps) {
        return runbook(
                "signed-in-a-row",
                IntStream.rangeClosed(1, steps)
                        .mapToObj(number ->
                                manual(
                                        number,
                                        number == 1
                                                ? List.of()
                                                : List.of(new StepId("step-" + (number - 1))),
                                        List.of(Brief.signOff(new Quorum(QA, 1)))))
                        .toList());
    }

    /// Manual steps that all may start at once and that nobody signs.
    public static Runbook sideBySide(int steps) {
        return runbook(
                "side-by-side",
                IntStream.rangeClosed(1, steps)
                        .mapToObj(number -> manual(number, List.of(), List.of()))
                        .toList());
    }

    /// `compare` repeats its check every 5 minutes until it passed twice in a row; `switch` waits
    /// for two protections, of which one takes a young result of that check instead.
    public static Runbook proven() {
        var rows = new CheckId("rows");
        var until = new Until(minutes(5), minutes(120), 2, null, Duration.ZERO);
        var backup = Brief.requirement(new CheckId("backup"), "backup", minutes(10), null);
        var before = Brief.requirement(rows, "before", minutes(10), minutes(30));
        return runbook(
                "proven",
                List.of(
                        new CheckStep(
                                proven(
                                        "compare",
                                        Start.BY_ITSELF,
                                        List.of(),
                                        List.of(new CheckUse(rows, "rows", until, false)))),
                        new ManualStep(
                                proven(
                                        "switch",
                                        Start.BY_OWNER,
                                        List.of(backup, before),
                                        List.of()))));
    }

    private static StepBasics proven(
            String id, Start start, List<Requirement> requires, List<CheckUse> verify) {
        return Brief.stepBasics(
                new StepId(id),
                "1.1",
                id,
                OPS,
                null,
                false,
                false,
                start,
                null,
                List.of(),
                "",
                requires,
                verify,
                List.of());
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static Step manual(int number, List<StepId> needs, List<SignOff> signOffs) {
        return new ManualStep(
                Brief.stepBasics(
                        new StepId("step-" + number),
                        "1." + number,
                        "Step " + number,
                        OPS,
                        null,
                        false,
                        false,
                        Start.BY_OWNER,
                        null,
                        needs,
                        "",
                        List.of(),
                        List.of(),
                        signOffs));
    }

    public static Runbook runbook(String id, List<Step> steps) {
        var authority = new EnumMap<Authority, Quorum>(Authority.class);
        Arrays.stream(Authority.values())
                .forEach(one -> authority.put(one, new Quorum(MANAGER_ROLE, 1)));
        return Brief.runbook(
                new RunbookId(id),
                id,
                "it is done",
                BOSTON,
                List.of(QA_ENVIRONMENT, PRODUCTION),
                null,
                Map.of(
                        OPS, role(OPS, "operations"),
                        QA, role(QA, "testers"),
                        MANAGER_ROLE, role(MANAGER_ROLE, "managers")),
                authority,
                Set.of(StepPart.DOER, StepPart.SIGNER),
                Map.of(),
                Map.of(),
                List.of(Brief.phase(new PhaseId("only"), "Only", null, steps)));
    }

    /// The same under another name, which may be live beside others.
    public static Runbook alongside(String id, Runbook one) {
        return new Runbook(
                new RunbookId(id),
                id,
                one.zero(),
                one.timezone(),
                one.environments(),
                one.window(),
                one.roles(),
                one.authority(),
                one.distinct(),
                one.variables(),
                one.checks(),
                one.inputs(),
                one.questions(),
                one.phases(),
                one.contingencies(),
                one.definitions(),
                true,
                one.briefing());
    }

    private static Role role(RoleName name, String team) {
        return new Role(name, List.of(new Role.Cover(new TeamName(team), null)), null);
    }

    private static Map<TeamName, Team> teams(String... names) {
        return Arrays.stream(names)
                .map(name -> new Team(new TeamName(name), name, BOSTON, null, List.of()))
                .collect(Collectors.toMap(Team::name, team -> team));
    }

    private static Map<PersonId, Person> people(Map<String, String> teams) {
        return teams.entrySet().stream()
                .map(entry ->
                        new Person(
                                new PersonId(entry.getKey()),
                                entry.getKey(),
                                List.of(new TeamName(entry.getValue())),
                                "",
                                false))
                .collect(Collectors.toMap(Person::id, person -> person));
    }
}
