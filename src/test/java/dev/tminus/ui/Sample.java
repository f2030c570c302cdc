package dev.tminus.ui;

import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Entry;
import dev.tminus.catalog.Histories;
import dev.tminus.catalog.History;
import dev.tminus.catalog.OldVersion;
import dev.tminus.catalog.Shelf;
import dev.tminus.catalog.VersionName;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.ledger.CommandResult;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A small migration with three sites, as the pictures show it.
public final class Sample {

    public static final ZoneId BOSTON = ZoneId.of("America/New_York");
    public static final Instant ZERO = Instant.parse("2026-10-17T17:00:00Z");
    public static final Instant NOW = ZERO.plusSeconds(42 * 60 + 10);
    public static final String GOOD_FILE = "hq-field-migration.yaml";
    public static final String BROKEN_FILE = "broken.yaml";

    public static final PersonId OPS = new PersonId("boston.ops");
    public static final PersonId QA = new PersonId("shanghai.qa");
    public static final PersonId MANAGER = new PersonId("sf.manager");

    private static final String BROKEN =
            """
            runbook: broken
            title: Broken on purpose
            phases:
              - id: prepare
                title: Prepare
                steps:
                  - id: announce
                    title: Announce the release
                    owner: boston-opps
                    takes: 20 minutes
                    instruction: Tell everybody
            """;

    private Sample() {}

    public static Workspace workspace() {
        var teams = new LinkedHashMap<TeamName, Team>();
        team(teams, "boston-ops", "Boston operations", "America/New_York");
        team(teams, "shanghai-qa", "Shanghai QA", "Asia/Shanghai");
        team(teams, "sf-release", "San Francisco release", "America/Los_Angeles");
        var people = new LinkedHashMap<PersonId, Person>();
        person(people, OPS, "Boston ops", "boston-ops");
        person(people, QA, "Shanghai QA", "shanghai-qa");
        person(people, MANAGER, "SF release manager", "sf-release");
        var environments = new LinkedHashMap<EnvironmentName, Environment>();
        environment(environments, "qa", Mode.REHEARSAL);
        environment(environments, "production", Mode.LIVE);
        return Brief.workspace(BOSTON, teams, people, environments);
    }

    private static void team(Map<TeamName, Team> teams, String name, String title, String zone) {
        var id = new TeamName(name);
        teams.put(id, new Team(id, title, ZoneId.of(zone), null, List.of()));
    }

    private static void person(
            Map<PersonId, Person> people, PersonId id, String name, String team) {
        people.put(id, new Person(id, name, List.of(new TeamName(team)), "", false));
    }

    private static void environment(
            Map<EnvironmentName, Environment> environments, String name, Mode mode) {
        var id = new EnvironmentName(name);
        environments.put(id, Brief.environment(id, Set.of(mode), Map.of(), Map.of(), Map.of()));
    }

    /// Two short phases and `fillers` further steps in a third.
    public static Runbook runbook(int fillers) {
        var checks = new LinkedHashMap<CheckId, CheckSpec>();
        check(checks, "users", "Users field ↔ hq");
        check(checks, "ttl", "DNS TTL at most 60 s on every resolver");
        var phases = new ArrayList<Phase>();
        phases.add(
                phase(
                        "prepare",
                        "Pre-release HQ",
                        manual("1.1", "announce", "Announce the release", -60, List.of(), "qa"),
                        manual("1.2", "freeze", "Freeze writes on HQ", -30, List.of("announce")),
                        check("1.3", "compare", "Compare users field ↔ hq", 25, "users", "qa"),
                        check("1.4", "resolvers", "DNS TTL at most 60 s", 30, "ttl")));
        phases.add(
                phase(
                        "release",
                        "Release day",
                        gate("2.1", "cross", "Poll: cross the point of no return", 60),
                        manual(
                                "2.2",
                                "writes",
                                "Enable writes on Field",
                                65,
                                List.of("cross"),
                                "qa"),
                        manual(
                                "2.3",
                                "dns",
                                "Switch DNS to Field, site by site",
                                70,
                                List.of("writes"))));
        var more = new ArrayList<Step>();
        for (var i = 1; i <= fillers; i++) {
            var need = i == 1 ? "dns" : "after-" + (i - 1);
            more.add(manual("3." + i, "after-" + i, "Aftercare step " + i, 120 + i, List.of(need)));
        }
        phases.add(phase("aftercare", "Aftercare", more.toArray(Step[]::new)));
        var manager = new Quorum(new RoleName("manager"), 1);
        return Brief.runbook(
                new RunbookId("hq-field-migration"),
                "HQ/Field migration",
                "the switch",
                BOSTON,
                List.of(new EnvironmentName("qa"), new EnvironmentName("production")),
                null,
                Map.of(
                        new RoleName("ops"), role("ops", "boston-ops"),
                        new RoleName("qa"), role("qa", "shanghai-qa"),
                        new RoleName("manager"), role("manager", "sf-release")),
                Map.of(
                        Authority.START, manager,
                        Authority.HOLD, manager,
                        Authority.RESUME, manager,
                        Authority.SCRUB, manager),
                Set.of(StepPart.DOER, StepPart.SIGNER),
                Map.of(),
                checks,
                phases);
    }

    private static Role role(String name, String team) {
        return new Role(
                new RoleName(name), List.of(new Role.Cover(new TeamName(team), null)), null);
    }

    private static void check(Map<CheckId, CheckSpec> checks, String id, String title) {
        var side = new Side.Query(new SourceName("hq"), "select 1", Map.of());
        checks.put(
                new CheckId(id),
                new SqlCheck(
                        new CheckBasics(new CheckId(id), title, Duration.ofSeconds(30), null),
                        side,
                        new Expectation.Equals("0")));
    }

    private static Phase phase(String id, String title, Step... steps) {
        return Brief.phase(new PhaseId(id), title, null, List.of(steps));
    }

    private static ManualStep manual(
            String number,
            String id,
            String title,
            int minutes,
            List<String> needs,
            String... signs) {
        return new ManualStep(basics(number, id, title, minutes, Start.BY_OWNER, needs, signs));
    }

    private static CheckStep check(
            String number, String id, String title, int minutes, String check, String... signs) {
        var plain = basics(number, id, title, minutes, Start.BY_ITSELF, List.of("freeze"), signs);
        return new CheckStep(verifiedBy(plain, Brief.checkUse(new CheckId(check), check)));
    }

    private static StepBasics verifiedBy(StepBasics plain, CheckUse use) {
        return Brief.stepBasics(
                plain.id(),
                plain.number(),
                plain.title(),
                plain.owner(),
                plain.at(),
                plain.early(),
                plain.notBefore(),
                plain.start(),
                plain.takes(),
                plain.needs(),
                plain.instructions(),
                plain.requires(),
                List.of(use),
                plain.signOffs());
    }

    private static GateStep gate(String number, String id, String title, int minutes) {
        return new GateStep(
                basics(
                        number,
                        id,
                        title,
                        minutes,
                        Start.BY_ITSELF,
                        List.of("compare", "resolvers")),
                List.of(
                        new Quorum(new RoleName("ops"), 1),
                        new Quorum(new RoleName("qa"), 1),
                        new Quorum(new RoleName("manager"), 1)));
    }

    private static StepBasics basics(
            String number,
            String id,
            String title,
            int minutes,
            Start start,
            List<String> needs,
            String... signs) {
        return Brief.stepBasics(
                new StepId(id),
                number,
                title,
                new RoleName("ops"),
                new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes)),
                true,
                false,
                start,
                Duration.ofMinutes(5),
                needs.stream().map(StepId::new).toList(),
                """
                1. Dump `users` on both sides with the SQL in the runbook.
                2. Differences must be 0.
                3. <b onclick="document.title='owned'">The</b> QA lead looks at the last result.
                """,
                List.of(),
                List.of(),
                List.of(signs).stream()
                        .map(role -> Brief.signOff(new Quorum(new RoleName(role), 1)))
                        .toList());
    }

    public static Actor.Person by(PersonId person) {
        return new Actor.Person(person, NOW);
    }

    /// A run that nobody has started.
    public static RunId planned(InMemoryRuns runs, Mode mode, int fillers) {
        return planned(runs, mode, runbook(fillers));
    }

    /// The same of another runbook with its roles.
    public static RunId planned(InMemoryRuns runs, Mode mode, Runbook runbook) {
        var plan =
                Brief.runPlanned(
                        12,
                        runbook.id(),
                        ContentHash.of("runbook".getBytes(StandardCharsets.UTF_8)),
                        ContentHash.of("workspace".getBytes(StandardCharsets.UTF_8)),
                        new EnvironmentName(mode == Mode.LIVE ? "production" : "qa"),
                        mode,
                        ZERO,
                        BOSTON,
                        Map.of(
                                new RoleName("ops"), List.of(OPS),
                                new RoleName("qa"), List.of(QA),
                                new RoleName("manager"), List.of(MANAGER)),
                        Map.of());
        runs.at(ZERO.minus(Duration.ofDays(5)));
        return runs.plan(plan, runbook, workspace(), by(MANAGER));
    }

    /// The same run with the first phase under way: 1.1 and 1.2 done, 1.3 awaits QA, 1.4 fails.
    public static RunId underWay(InMemoryRuns runs, Mode mode, int fillers) {
        var run = planned(runs, mode, fillers);
        var at = ZERO.minus(Duration.ofMinutes(57));
        accept(runs, run, at, MANAGER, new RunCommand.StartRun());
        accept(runs, run, at, OPS, new RunCommand.StartStep(new StepId("announce")));
        accept(
                runs,
                run,
                at.plusSeconds(600),
                OPS,
                new RunCommand.FinishStep(new StepId("announce")));
        sign(runs, run, at.plusSeconds(700), QA, "announce");
        accept(
                runs,
                run,
                at.plusSeconds(2000),
                OPS,
                new RunCommand.StartStep(new StepId("freeze")));
        accept(
                runs,
                run,
                at.plusSeconds(3600),
                OPS,
                new RunCommand.FinishStep(new StepId("freeze")));
        outcome(
                runs,
                run,
                "compare",
                "users",
                Brief.passed(
                        "48,212 = 48,212 rows, 0 differences",
                        List.of(
                                new Outcome.Fact("field", "48,212 rows"),
                                new Outcome.Fact("hq", "48,212 rows")),
                        "7d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01c90a"));
        outcome(
                runs,
                run,
                "resolvers",
                "ttl",
                Brief.failed(
                        "Shanghai resolver 2 answers 300 s, at most 60 s wanted.",
                        List.of(new Outcome.Fact("resolvers", "8 of 9")),
                        "aa"));
        return run;
    }

    public static void outcome(
            InMemoryRuns runs, RunId run, String step, String use, Outcome outcome) {
        var state = runs.board(run).orElseThrow().state().step(new StepId(step));
        var attempt = state.lastAttempt(use).number();
        runs.at(NOW.minusSeconds(200));
        var wish = new RunCommand.RecordOutcome(new StepId(step), use, attempt, outcome);
        expect(runs.handle(run, CommandId.fresh(), new Actor.Worker("w", 1), wish));
    }

    public static void sign(
            InMemoryRuns runs, RunId run, Instant at, PersonId person, String step) {
        var id = new StepId(step);
        var digest = Rules.digest(runs.board(run).orElseThrow().state(), id);
        accept(runs, run, at, person, new RunCommand.SignStep(id, new RoleName("qa"), digest));
    }

    public static void accept(
            InMemoryRuns runs, RunId run, Instant at, PersonId person, RunCommand wish) {
        runs.at(at);
        expect(runs.handle(run, CommandId.fresh(), by(person), wish));
    }

    private static void expect(CommandResult answer) {
        if (answer instanceof CommandResult.Refused(var reason)) {
            throw new IllegalStateException(reason);
        }
    }

    public static Catalog catalog() {
        return new Catalog() {
            @Override
            public List<String> flaws() {
                return List.of();
            }

            @Override
            public Shelf shelf() {
                return Brief.shelf(
                        "people:\n  boston.ops: {name: Boston ops}\n",
                        hash("workspace"),
                        new Reading<>(Sample.workspace(), List.of()),
                        List.of(broken(), SamplePlan.entry(), good()));
            }

            @Override
            public Optional<Workspace> current() {
                return Optional.of(Sample.workspace());
            }

            @Override
            public Watch watch(Consumer<Shelf> onChange) {
                return () -> {};
            }

            @Override
            public Watch watchCurrent(Consumer<Workspace> onChange) {
                return () -> {};
            }

            @Override
            public void look() {}

            @Override
            public Runbook runbook(ContentHash version, ContentHash workspaceVersion) {
                return Sample.runbook(6);
            }

            @Override
            public Workspace workspace(ContentHash version) {
                return Sample.workspace();
            }
        };
    }

    /// Two commits, of which the newest holds what is in the folder, and one version before git.
    public static Histories histories() {
        var first = "60a699d".repeat(6).substring(0, 40);
        var second = "3f9c1ab".repeat(6).substring(0, 40);
        return new Histories() {
            @Override
            public History of(String file) {
                return new History(
                        new History.Git.On("field-east", second),
                        List.of(
                                new History.Commit(
                                        second,
                                        "SF release manager",
                                        NOW.minus(Duration.ofDays(1)),
                                        "Two more steps of aftercare",
                                        good().hash(),
                                        ""),
                                new History.Commit(
                                        first,
                                        "Boston ops",
                                        NOW.minus(Duration.ofDays(9)),
                                        "Plan the migration",
                                        hash("first"),
                                        "")),
                        History.End.COMPLETE,
                        List.of(new History.Kept(hash("runbook"), NOW.minus(Duration.ofDays(12)))));
            }

            @Override
            public OldVersion read(String file, VersionName version) {
                return new OldVersion.Read(
                        runbook(version.toString().startsWith("60a") ? 4 : 6), true);
            }
        };
    }

    private static Entry good() {
        var text =
                "runbook: hq-field-migration\ntitle: HQ/Field migration\n# five phases\nphases:\n";
        return new Entry(GOOD_FILE, text, hash(text), new Reading<>(runbook(6), List.of()));
    }

    private static Entry broken() {
        var problems =
                List.of(
                        problem(
                                Severity.ERROR,
                                9,
                                16,
                                "\"boston-opps\" is no role of this runbook.",
                                "Did you mean boston-ops?"),
                        problem(
                                Severity.ERROR,
                                10,
                                16,
                                "\"20 minutes\" has a space in it.",
                                "Write 20m."),
                        problem(
                                Severity.WARNING,
                                11,
                                9,
                                "Step announce asks for no sign-off.",
                                ""));
        return new Entry(BROKEN_FILE, BROKEN, hash(BROKEN), new Reading<>(null, problems));
    }

    private static Problem problem(
            Severity severity, int line, int column, String message, String suggestion) {
        var source = BROKEN.lines().toList().get(line - 1);
        var place = new Place(BROKEN_FILE, line, column, source);
        return new Problem(severity, "code", place, message, suggestion);
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
