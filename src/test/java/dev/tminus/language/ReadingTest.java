package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Address;
import dev.tminus.runbook.workspace.Audience;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Protection;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.testing.Brief;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read of two files that use every key.
class ReadingTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final RoleName MANAGER = new RoleName("manager");
    private static final RoleName OPS = new RoleName("ops");
    private static final RoleName QA = new RoleName("qa");
    private static final SourceName FIELD = new SourceName("field");
    private static final Timing FIVE_DAYS_BEFORE =
            new Timing.Calendar(new Timing.Zero(), -5, null, null);

    private static final Until EVERY_HALF_MINUTE_FOR_AN_HOUR =
            new Until(Duration.ofSeconds(30), Duration.ofHours(1), 1, null, Duration.ZERO);

    private final Runbook runbook =
            Fixtures.value(
                    Language.readRunbook(
                            "runbook.yaml",
                            Fixtures.bytes(Fixtures.VALID.resolve("runbook.yaml")),
                            Fixtures.workspace()));

    @Test
    void readsTeamsAndPeople() {
        var workspace = Fixtures.workspace();

        assertThat(workspace.timezone()).isEqualTo(NEW_YORK);
        assertThat(workspace.teams().get(new TeamName("shanghai-qa")))
                .isEqualTo(
                        new Team(
                                new TeamName("shanghai-qa"),
                                "Shanghai QA",
                                SHANGHAI,
                                new Hours(
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(9, 30),
                                        LocalTime.of(18, 30)),
                                List.of(
                                        new Team.Days(
                                                LocalDate.of(2027, 2, 6),
                                                LocalDate.of(2027, 2, 12)),
                                        new Team.Days(
                                                LocalDate.of(2027, 5, 1),
                                                LocalDate.of(2027, 5, 1)))));
        assertThat(workspace.teams().get(new TeamName("sf-release")).timezone())
                .isEqualTo(NEW_YORK);
        assertThat(workspace.people().values())
                .contains(
                        new Person(
                                new PersonId("boston.ops"),
                                "Boston ops",
                                List.of(new TeamName("boston-ops")),
                                "boston.ops@example.test",
                                false));
        assertThat(workspace.members(new TeamName("sf-release")))
                .containsExactly(new PersonId("boston.ops2"), new PersonId("sf.manager"));
    }

    @Test
    void keepsReferencesToSecretsUnresolvedAndVersionsAsWritten() {
        var environments = Fixtures.workspace().environments();

        assertThat(environments.get(new EnvironmentName("qa")))
                .isEqualTo(
                        new Environment(
                                new EnvironmentName("qa"),
                                Set.of(Mode.REHEARSAL),
                                Map.of(
                                        FIELD,
                                        new SourceSpec(
                                                FIELD,
                                                "jdbc:postgresql://field-qa/field",
                                                "tminus_ro",
                                                "${TMINUS_SECRET_FIELD_QA}",
                                                false),
                                        new SourceName("hq"),
                                        new SourceSpec(
                                                new SourceName("hq"),
                                                "jdbc:h2:tcp://localhost:9092/hq",
                                                "${file:hq-user}",
                                                "${file:hq-qa}",
                                                true)),
                                Map.of(
                                        new FilesName("logs"),
                                        "/srv/logs",
                                        new FilesName("exports"),
                                        "/var/lib/app/exports"),
                                Map.of("app-host", "app.qa.example.test", "version", "1.20"),
                                Map.of(
                                        new EndpointName("current"),
                                        new Address("https://current.qa.example.test/base"),
                                        new EndpointName("jobs"),
                                        new Address("https://jobs.qa.example.test"),
                                        new EndpointName("temporary"),
                                        new Address(
                                                "https://${TMINUS_SECRET_HOST}:8443",
                                                Map.of(
                                                        "Authorization",
                                                        "Bearer ${TMINUS_SECRET_TEMP}",
                                                        "Accept",
                                                        "application/json"),
                                                true)),
                                Map.of(
                                        new MetricsName("main"),
                                        new Address("http://metrics.qa.example.test:9090")),
                                Map.of(
                                        new ResolverName("shanghai"),
                                        List.of("192.0.2.1", "192.0.2.2:5353"),
                                        new ResolverName("boston"),
                                        List.of("[2001:db8::1]:53", "2001:db8::2")),
                                Map.of(
                                        new AudienceName("customers"),
                                        new Audience(List.of("customers@example.test"), List.of()),
                                        new AudienceName("partners"),
                                        new Audience(
                                                List.of(),
                                                List.of(
                                                        new Address(
                                                                "https://hook.example.test",
                                                                Map.of("X-Token", "${file:hook}"),
                                                                false)))),
                                Map.of(
                                        new FleetName("web"),
                                        List.of("web-01", "web-02.qa", "web-03")),
                                Map.of(
                                        new ProgramName("smoke"),
                                        "smoke-qa",
                                        new ProgramName("env-clone"),
                                        "env-clone-qa",
                                        new ProgramName("jobs"),
                                        "jobs-qa")));
        assertThat(environments.get(new EnvironmentName("production")).variables())
                .containsEntry("version", "010");
    }

    @Test
    void readsWhatTheWorkspaceDemandsOfEveryRunbook() {
        var workspace = Fixtures.workspace();

        assertThat(workspace.rehearsalSink())
                .isEqualTo(new Audience(List.of("rehearsal@example.test"), List.of()));
        assertThat(workspace.tags()).containsExactly(new Tag("deploys-app"), new Tag("drops-data"));
        assertThat(workspace.protections())
                .containsExactly(
                        new Protection(
                                new Tag("deploys-app"),
                                List.of(new ProgramName("env-clone")),
                                List.of(new CheckId("hq-answers"))));
    }

    @Test
    void findsWhatAnEnvironmentBinds() {
        var qa = Fixtures.workspace().environments().get(new EnvironmentName("qa"));
        var bare = Brief.environment(qa.name(), Set.of(), Map.of(), Map.of(), Map.of());

        assertThat(
                        List.of(
                                FIELD,
                                new FilesName("logs"),
                                new EndpointName("current"),
                                new MetricsName("main"),
                                new ResolverName("boston"),
                                ResolverName.ALL,
                                new AudienceName("partners"),
                                new FleetName("web"),
                                new ProgramName("smoke")))
                .allMatch(qa::binds)
                .noneMatch(bare::binds);
        assertThat(qa.binds(new FleetName("smoke"))).isFalse();
        assertThat(qa.namesLike(new ProgramName("x")).stream().map(BoundName::value))
                .containsExactly("smoke", "env-clone", "jobs");
    }

    @Test
    void readsWhatHoldsForTheWholeRun() {
        assertThat(runbook.timezone()).isEqualTo(NEW_YORK);
        assertThat(runbook.window())
                .isEqualTo(
                        new Window(
                                elapsed(-30),
                                elapsed(240),
                                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                                List.of(OPS, MANAGER)));
        assertThat(runbook.roles().values())
                .containsExactly(
                        new Role(MANAGER, List.of(cover("sf-release", null)), null),
                        new Role(
                                OPS,
                                List.of(cover("boston-ops", null)),
                                new TeamName("sf-release")),
                        new Role(
                                QA,
                                List.of(
                                        cover("shanghai-qa", elapsed(90)),
                                        cover("sf-release", null)),
                                null));
        assertThat(runbook.authority())
                .containsOnlyKeys(EnumSet.complementOf(EnumSet.of(Authority.SKIP)))
                .containsEntry(Authority.OVERRIDE, new Quorum(MANAGER, 2))
                .containsEntry(Authority.START, new Quorum(MANAGER, 1));
        assertThat(runbook.distinct())
                .containsExactlyInAnyOrder(StepPart.AUTHOR, StepPart.SIGNER, StepPart.DOER);
        assertThat(runbook.variables()).containsExactly(Map.entry("smoke-accounts", "5"));
    }

    @Test
    void readsAManualStepWithEveryKey() {
        assertThat(step("announce"))
                .isEqualTo(
                        new ManualStep(
                                Brief.stepBasics(
                                        new StepId("announce"),
                                        "1.1",
                                        "Tell everybody",
                                        OPS,
                                        new Timing.Calendar(
                                                new Timing.Zero(),
                                                -5,
                                                LocalTime.of(9, 0),
                                                SHANGHAI),
                                        false,
                                        true,
                                        Start.BY_OWNER,
                                        Duration.ofMinutes(15),
                                        List.of(),
                                        "Run `echo ${HOME}` on {{variables.app-host}},\n"
                                                + "version {{ variables.version }}.\n",
                                        List.of(
                                                Brief.requirement(
                                                        new CheckId("hq-answers"),
                                                        "hq-answers",
                                                        Duration.ofMinutes(1),
                                                        null),
                                                Brief.requirement(
                                                        new CheckId("queue-empty"),
                                                        "quiet",
                                                        Duration.ofSeconds(5),
                                                        Duration.ofMinutes(30))),
                                        List.of(
                                                Brief.checkUse(
                                                        new CheckId("queue-empty"), "queue-empty"),
                                                new CheckUse(
                                                        new CheckId("users-identical"),
                                                        "after",
                                                        new Until(
                                                                Duration.ofSeconds(10),
                                                                Duration.ofHours(2),
                                                                3,
                                                                5,
                                                                Duration.ofMinutes(1)),
                                                        true)),
                                        List.of(
                                                Brief.signOff(new Quorum(MANAGER, 2)),
                                                Brief.signOff(new Quorum(QA, 1))))));
    }

    @Test
    void readsACheckStepAndTakesOverWhatItsPhaseSays() {
        var step = step("right");

        assertThat(step)
                .isInstanceOfSatisfying(
                        CheckStep.class,
                        check ->
                                assertThat(check.verify())
                                        .containsExactly(
                                                new CheckUse(
                                                        new CheckId("queue-empty"),
                                                        "queue-empty",
                                                        EVERY_HALF_MINUTE_FOR_AN_HOUR,
                                                        false),
                                                Brief.checkUse(
                                                        new CheckId("counts-agree"), "before")));
        assertThat(step.requires())
                .containsExactly(
                        Brief.requirement(
                                new CheckId("rows-identical"),
                                "rows-identical",
                                Duration.ofMinutes(1),
                                null));
        assertThat(step.basics().number()).isEqualTo("1.3");
        assertThat(step.owner()).isEqualTo(OPS);
        assertThat(step.at()).isEqualTo(FIVE_DAYS_BEFORE);
        assertThat(step.basics().early()).isTrue();
        assertThat(step.basics().start()).isEqualTo(Start.BY_ITSELF);
    }

    @Test
    void readsAGateWithItsPoll() {
        assertThat(step("ready"))
                .isInstanceOfSatisfying(
                        GateStep.class,
                        gate -> {
                            assertThat(gate.poll())
                                    .containsExactly(new Quorum(QA, 1), new Quorum(OPS, 1));
                            assertThat(gate.basics().start()).isEqualTo(Start.BY_OWNER);
                            assertThat(gate.verify())
                                    .containsExactly(
                                            new CheckUse(
                                                    new CheckId("same-as-yesterday"),
                                                    "same-as-yesterday",
                                                    null,
                                                    true));
                        });
    }

    @Test
    void ordersAListAndWaitsForTheWholeGroupBesideIt() {
        assertThat(needs("announce")).isEmpty();
        assertThat(needs("left")).containsExactly("announce");
        assertThat(needs("right")).containsExactly("announce");
        assertThat(needs("ready")).containsExactly("left", "right");
    }

    @Test
    void waitsForEveryStepOfThePhaseBeforeThatNoOtherOfItWaitsFor() {
        assertThat(needs("go")).containsExactly("ready");
        assertThat(needs("last")).containsExactly("alone", "check-hq");
    }

    @Test
    void replacesTheDefaultOrderByNeeds() {
        assertThat(needs("alone")).isEmpty();
        assertThat(needs("after-left")).containsExactly("left", "go");
        assertThat(needs("check-hq")).containsExactly("after-left");
        assertThat(needs("report")).containsExactly("alone", "check-hq", "ready");
    }

    @Test
    void readsNamesOnlyWithAWorkspace() {
        var text = Fixtures.bytes(Fixtures.VALID.resolve("runbook.yaml"));

        var reading = Language.readRunbook("runbook.yaml", text, null);

        assertThat(reading.ok()).isFalse();
        assertThat(reading.problems())
                .singleElement()
                .extracting(Problem::severity, Problem::code)
                .containsExactly(Severity.WARNING, "names-unchecked");
    }

    @Test
    void takesTheWorkspacesZoneWhereTheRunbookNamesNone() {
        var text =
                new String(
                                Fixtures.bytes(Fixtures.VALID.resolve("runbook.yaml")),
                                StandardCharsets.UTF_8)
                        .replace("timezone: America/New_York\n", "");

        assertThat(Fixtures.runbook(text).timezone()).isEqualTo(Fixtures.workspace().timezone());
    }

    @Test
    void readsAFileWithByteOrderMarkAndCarriageReturns() {
        var text =
                "\uFEFF"
                        + new String(
                                        Fixtures.bytes(Fixtures.VALID.resolve("runbook.yaml")),
                                        StandardCharsets.UTF_8)
                                .replace("\n", "\r\n");

        assertThat(Fixtures.runbook(text).steps()).hasSize(10);
    }

    private Step step(String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> needs(String id) {
        return step(id).needs().stream().map(StepId::value).toList();
    }

    private static Timing elapsed(long minutes) {
        return new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes));
    }

    private static Role.Cover cover(String team, Timing until) {
        return new Role.Cover(new TeamName(team), until);
    }
}
