package dev.tminus.planning;

import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.Plans;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.source.Fence;
import dev.tminus.testing.Brief;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run that somebody wishes for, with nothing to say against it until a test changes something.
final class Wished {

    /// Friday evening in Boston, Saturday morning in Shanghai.
    static final Instant ZERO = Instant.parse("2026-12-05T01:00:00Z");

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final QuestionId TIME = new QuestionId("time");
    private static final SourceName HQ = new SourceName("hq");
    private static final ServerIdentity SERVER =
            new ServerIdentity("H2 2.4.240", "", "9092", "/data/hq", "PUBLIC");

    private final Map<RoleName, List<PersonId>> people = new HashMap<>();
    private Instant zero = ZERO;
    private Instant now = Instant.EPOCH;
    private String environment = "qa";
    private Mode mode = Mode.REHEARSAL;
    private Map<String, String> inputs = Map.of("build", "42");
    private String answer = "90m";
    private Actor actor = Plans.person("ann");
    private @Nullable Window window;
    private @Nullable CheckSpec check;
    private @Nullable List<String> warnings = List.of();
    private Fence.Survey look =
            new Fence.Survey(
                    List.of(new Fence.SourceAnswer.Answers(HQ, SERVER)),
                    new Fence.Verdict.Clear(Map.of(HQ, SERVER)));

    Wished by(Actor other) {
        actor = other;
        return this;
    }

    Wished on(String name, Mode other) {
        environment = name;
        mode = other;
        return this;
    }

    Wished zero(Instant other) {
        zero = other;
        return this;
    }

    Wished now(Instant other) {
        now = other;
        return this;
    }

    Wished inputs(Map<String, String> others) {
        inputs = others;
        return this;
    }

    Wished answer(String other) {
        answer = other;
        return this;
    }

    Wished people(String role, String... chosen) {
        people.put(new RoleName(role), Stream.of(chosen).map(PersonId::new).toList());
        return this;
    }

    /// Minutes from T-0; testers should be awake.
    Wished window(int opens, int closes, DayOfWeek... days) {
        window = new Window(at(opens), at(closes), Set.of(days), List.of(new RoleName("qa")));
        return this;
    }

    /// A check that every step verifies.
    Wished checking(CheckSpec other) {
        check = other;
        return this;
    }

    Wished silent() {
        var reason = "Source hq in qa gave no answer within 8s.";
        look =
                new Fence.Survey(
                        List.of(new Fence.SourceAnswer.Silent(HQ, reason)),
                        new Fence.Verdict.Refused(reason));
        return this;
    }

    Wished fenced() {
        var reason = "hq in qa is really hq in production.";
        look =
                new Fence.Survey(
                        List.of(new Fence.SourceAnswer.Fenced(HQ, reason)),
                        new Fence.Verdict.Refused(reason));
        return this;
    }

    Wished fileChanged() {
        warnings = null;
        return this;
    }

    PreflightInput subject() {
        var hash = ContentHash.of(new byte[0]);
        var wish =
                new PlanRun(
                        hash,
                        hash,
                        new EnvironmentName(environment),
                        mode,
                        zero,
                        BOSTON,
                        inputs,
                        people,
                        Map.of(TIME, answer));
        var runbook = runbook();
        var plan =
                Plan.of(
                        runbook,
                        zero,
                        PlanRules.known(
                                wish,
                                PlanRules.given(runbook, wish),
                                new Checklist(runbook, Map.of())));
        return new PreflightInput(
                runbook, workspace(), wish, actor, now, plan, warnings, look, List.of());
    }

    private Runbook runbook() {
        return new Runbook(
                new RunbookId("wished"),
                "Wished",
                "Field is open",
                BOSTON,
                List.of(new EnvironmentName("qa"), new EnvironmentName("production")),
                window,
                roles(),
                Map.of(),
                Set.of(StepPart.DOER, StepPart.SIGNER),
                Map.of(),
                check == null ? Map.of() : Map.of(check.id(), check),
                List.of(field("build", "Build", Field.Type.INTEGER)),
                List.of(question()),
                List.of(
                        Brief.phase(
                                new PhaseId("only"),
                                "Only",
                                null,
                                List.of(
                                        step("1.1", "deploy", "Deploy Field", 0),
                                        step("1.2", "open", "Open Field", 60)))),
                List.of(),
                Definitions.NONE,
                false,
                Briefing.NONE);
    }

    private static Question question() {
        return new Question(
                TIME,
                field(TIME.value(), "How long?", Field.Type.DURATION),
                "How long?",
                new RoleName("ops"),
                new Timing.Calendar(new Timing.Zero(), -2, null, null),
                new StepId("open"),
                "2h");
    }

    private static Map<RoleName, Role> roles() {
        var roles = new LinkedHashMap<RoleName, Role>();
        roles.put(new RoleName("ops"), role("ops", "boston", null));
        roles.put(new RoleName("qa"), role("qa", "shanghai", new TeamName("boston")));
        return roles;
    }

    private static Role role(String name, String team, @Nullable TeamName backup) {
        return new Role(
                new RoleName(name), List.of(new Role.Cover(new TeamName(team), null)), backup);
    }

    private static Field field(String name, String title, Field.Type type) {
        return new Field(name, title, type, true, List.of(), null, null);
    }

    private Step step(String number, String id, String title, int minutes) {
        return new ManualStep(
                Brief.stepBasics(
                        new StepId(id),
                        number,
                        title,
                        new RoleName("ops"),
                        at(minutes),
                        false,
                        false,
                        Start.BY_OWNER,
                        null,
                        List.of(),
                        "",
                        List.of(),
                        check == null
                                ? List.of()
                                : List.of(Brief.checkUse(check.id(), check.id().value())),
                        id.equals("deploy")
                                ? List.of(Brief.signOff(new Quorum(new RoleName("qa"), 1)))
                                : List.of()));
    }

    private static Timing at(int minutes) {
        return new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes));
    }

    private static Workspace workspace() {
        return Brief.workspace(
                BOSTON,
                Map.of(
                        new TeamName("boston"), team("boston", "Boston", "America/New_York"),
                        new TeamName("shanghai"), team("shanghai", "Shanghai", "Asia/Shanghai")),
                Map.of(
                        new PersonId("ann"), person("ann", "boston"),
                        new PersonId("quinn"), person("quinn", "shanghai")),
                Map.of(
                        new EnvironmentName("qa"), environment("qa", Mode.REHEARSAL),
                        new EnvironmentName("production"), environment("production", Mode.LIVE)));
    }

    private static Team team(String name, String title, String zone) {
        return new Team(new TeamName(name), title, ZoneId.of(zone), null, List.of());
    }

    private static Person person(String id, String team) {
        return new Person(new PersonId(id), id, List.of(new TeamName(team)), "", false);
    }

    private static Environment environment(String name, Mode mode) {
        return Brief.environment(
                new EnvironmentName(name), Set.of(mode), Map.of(), Map.of(), Map.of());
    }
}
