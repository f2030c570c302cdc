package dev.tminus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.Runs;
import dev.tminus.planning.Finding;
import dev.tminus.planning.PlanRun;
import dev.tminus.planning.RunPlanning;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import dev.tminus.testing.H2Server;
import dev.tminus.testing.Polling;
import dev.tminus.testing.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole way: a rehearsal whose address leads to production's database is not planned, and one
/// that is led there later reads nothing.
class FenceAtPlanningTest {

    private static final Actor MIA = new Actor.Person(new PersonId("mia"), Instant.EPOCH);
    private static final StepId ASK = new StepId("ask");

    @TempDir Path home;
    private H2Server qa;
    private H2Server production;
    private Relay relay;
    private ConfigurableApplicationContext context;
    private Runs runs;
    private RunPlanning planning;

    @BeforeEach
    void start() throws Exception {
        var setUp = "create user reader password 'r'";
        qa = H2Server.in(Files.createDirectories(home.resolve("qa"))).execute("hq", setUp);
        production =
                H2Server.in(Files.createDirectories(home.resolve("production")))
                        .execute("hq", setUp);
        relay = Relay.to(qa.port());
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/reader"), "r");
        var runbooks = Files.createDirectories(home.resolve("runbooks"));
        Files.writeString(
                runbooks.resolve("workspace.yaml"),
                WORKSPACE.formatted(relay.port(), production.url("hq")));
        Files.writeString(runbooks.resolve("ask.yaml"), RUNBOOK);
        context =
                new SpringApplicationBuilder(EngineAlone.class)
                        .web(WebApplicationType.NONE)
                        .run("--tminus.home=" + home, "--tminus.runbooks=" + runbooks);
        runs = context.getBean(Runs.class);
        planning = context.getBean(RunPlanning.class);
    }

    @AfterEach
    void end() throws Exception {
        context.close();
        relay.close();
        qa.close();
        production.close();
    }

    @Test
    void refusesARehearsalWhoseAddressLeadsToProduction() {
        relay.leadTo(production.port());

        var answer = plan();

        assertThat(answer).isInstanceOf(CommandResult.Refused.class);
        assertThat(((CommandResult.Refused) answer).reason())
                .startsWith("Source hq in qa is really hq in production: both are H2 ")
                .endsWith(
                        "A rehearsal never touches production; correct its address in"
                                + " workspace.yaml.");
        assertThat(runs.list()).isEmpty();
    }

    @Test
    void pinsTheServersThatAnswered() {
        var run = ((CommandResult.Accepted) plan()).run();

        assertThat(runs.board(run).orElseThrow().state().plan().sources())
                .containsOnlyKeys(new SourceName("hq"));
    }

    /// Production is asked by whoever plans, and by nobody who only looks.
    @Test
    void refusesAtPlanningWhatOnlyProductionCouldTell() {
        relay.leadTo(production.port());

        assertThat(found().level()).isEqualTo(Finding.Level.GOOD);
        assertThat(plan()).isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void saysBeforehandWhichServerAnswers() {
        var found = found();

        assertThat(found.level()).isEqualTo(Finding.Level.GOOD);
        assertThat(found.what()).matches("hq answers: H2 \\S+, database hq, schema PUBLIC\\.");
        assertThat(runs.list()).isEmpty();
    }

    @Test
    void saysBeforehandWhyNobodyAnswers() throws Exception {
        relay.close();

        var found = found();

        assertThat(found.level()).isEqualTo(Finding.Level.FAILED);
        assertThat(found.what()).startsWith("Source hq in qa ");
        assertThat(found.next())
                .isEqualTo(
                        "A run is planned when its sources answer; write exists: later for one that"
                                + " comes into being during the release.");
        assertThat(((CommandResult.Refused) plan()).reason())
                .isEqualTo(found.what() + " " + found.next());
    }

    @Test
    void readsNothingWhereTheAddressLeadsToProductionLater() throws Exception {
        var run = ((CommandResult.Accepted) plan()).run();
        relay.leadTo(production.port());

        runs.handle(run, CommandId.fresh(), MIA, new RunCommand.StartRun());
        Polling.until("the check has ended", () -> outcome(run) != null);

        assertThat(outcome(run)).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(String.valueOf(outcome(run))).contains("A rehearsal never touches production");
    }

    private @Nullable Outcome outcome(RunId run) {
        return runs.board(run).orElseThrow().state().step(ASK).lastOutcome("one");
    }

    private CommandResult plan() {
        return planning.plan(CommandId.fresh(), MIA, wish());
    }

    private PlanRun wish() {
        var shelf = context.getBean(Catalog.class).shelf();
        return Brief.planRun(
                shelf.entries().getFirst().hash(),
                shelf.workspaceHash(),
                new EnvironmentName("qa"),
                Mode.REHEARSAL,
                Instant.parse("2026-12-05T14:00:00Z"),
                ZoneOffset.UTC);
    }

    private Finding found() {
        return planning.preflight(wish(), MIA).stream()
                .filter(finding -> finding.topic() == Finding.Topic.SOURCE)
                .findFirst()
                .orElseThrow();
    }

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              team: {title: Team}
            people:
              mia: {name: Mia, teams: [team]}
            environments:
              qa:
                allows: [rehearsal]
                sources: {hq: {jdbc: "jdbc:h2:tcp://localhost:%d/hq", user: reader, password: "${file:reader}"}}
              production:
                allows: [live]
                sources: {hq: {jdbc: "%s", user: reader, password: "${file:reader}"}}
            """;

    private static final String RUNBOOK =
            """
            runbook: ask
            title: Ask
            zero: It is done
            environments: [qa]
            roles: {manager: {team: team}}
            checks:
              one: {sql: {source: hq, sql: select 1, expect: 1}}
            phases:
              - id: only
                title: Only
                owner: manager
                steps:
                  - {id: ask, title: Ask, type: check, checks: [one]}
            """;
}
