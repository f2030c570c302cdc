package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.UnsupportedChecks;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CommandCheck;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DivergenceCheck;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.HttpCheck;
import dev.tminus.runbook.check.MetricCheck;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.SchemaVersionCheck.Recorder;
import dev.tminus.runbook.check.SchemaVersionCheck.Relation;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.StatisticsCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read of a file with checks of every kind and sides of every kind.
class ReadingKindsTest {

    private static final SourceName HQ = new SourceName("hq");
    private static final SourceName FIELD = new SourceName("field");
    private static final FilesName LOGS = new FilesName("logs");
    private static final EndpointName CURRENT = new EndpointName("current");
    private static final EndpointName TEMPORARY = new EndpointName("temporary");
    private static final Expectation OF_BUILD =
            new Expectation.Json("/build/number", new Expectation.Equals("{{input.build}}"));

    private final Runbook runbook =
            Fixtures.value(
                    Language.readRunbook(
                            "checks.yaml",
                            Fixtures.bytes(Fixtures.VALID.resolve("checks.yaml")),
                            Fixtures.workspace()));

    @Test
    void readsFiguresOfTwoInstances() {
        assertThat(check("same-data"))
                .isEqualTo(
                        new StatisticsCheck(
                                new CheckBasics(
                                        new CheckId("same-data"),
                                        "The copy says the same",
                                        Duration.ofMinutes(2),
                                        Duration.ofDays(90)),
                                new Side.Answer(
                                        CURRENT, "/statistics?of={{variables.version}}", "/data"),
                                new Side.Answer(TEMPORARY, "/statistics", "/data"),
                                "/instance",
                                new Tolerance.Percent(new BigDecimal("0.5")),
                                false));
    }

    @Test
    void readsVersionsOfSchemasByToolAndByQuery() {
        assertThat(check("schema-ready"))
                .isEqualTo(
                        new SchemaVersionCheck(
                                basics("schema-ready"),
                                new Recorder.OfTool(HQ, SchemaVersionCheck.Tool.GOLANG_MIGRATE),
                                Relation.AT_LEAST,
                                "{{input.schema}}",
                                true));
        assertThat(check("schema-before"))
                .isEqualTo(
                        new SchemaVersionCheck(
                                basics("schema-before"),
                                new Recorder.OfQuery(
                                        new Side.Query(
                                                HQ,
                                                "select max(version) from v where app = :app",
                                                Map.of("app", "{{variables.version}}"))),
                                Relation.BELOW,
                                "4.2",
                                false));
    }

    @Test
    void readsWhatNameServersAreAsked() {
        var host = "{{variables.app-host}}";

        assertThat(check("ttl-lowered"))
                .isEqualTo(
                        new DnsCheck(
                                basics("ttl-lowered"),
                                host,
                                DnsCheck.Type.A,
                                null,
                                new DnsCheck.Ttl(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                                new NameServers.Authoritative(),
                                BigDecimal.valueOf(100)));
        assertThat(check("dns-moved"))
                .isEqualTo(
                        new DnsCheck(
                                basics("dns-moved"),
                                "www." + host,
                                DnsCheck.Type.CNAME,
                                Brief.allOf(List.of(host)),
                                null,
                                NameServers.ALL,
                                BigDecimal.valueOf(95)));
        assertThat(check("dns-there"))
                .isEqualTo(
                        new DnsCheck(
                                basics("dns-there"),
                                host,
                                DnsCheck.Type.AAAA,
                                Brief.anyOf(List.of("2001:db8::7")),
                                null,
                                new NameServers.Resolvers(
                                        List.of(
                                                new ResolverName("shanghai"),
                                                new ResolverName("boston"))),
                                BigDecimal.valueOf(100)));
    }

    @Test
    void readsMetricsAnswersAndPrograms() {
        assertThat(List.of(check("old-is-quiet"), check("smoke")))
                .containsExactly(
                        new MetricCheck(
                                basics("old-is-quiet"),
                                new MetricsName("main"),
                                "sum(increase(http_requests_total{deployment='old'}[5m]))",
                                new Expectation.Equals("0")),
                        new CommandCheck(
                                basics("smoke"),
                                new ProgramName("smoke"),
                                List.of(
                                        "{{input.build}}",
                                        "--accounts={{variables.smoke-accounts}}",
                                        "")));
        assertThat(List.of(check("maintenance-on"), check("version-shown"), check("answers")))
                .containsExactly(
                        new HttpCheck(
                                basics("maintenance-on"),
                                CURRENT,
                                "/",
                                503,
                                "maintenance",
                                null,
                                new NameServers.Resolvers(List.of(ResolverName.ALL))),
                        new HttpCheck(
                                basics("version-shown"),
                                CURRENT,
                                "/version/{{input.build}}",
                                null,
                                "",
                                OF_BUILD,
                                new NameServers.Resolvers(List.of(new ResolverName("shanghai")))),
                        new HttpCheck(basics("answers"), TEMPORARY, "/", null, "", null, null));
    }

    @Test
    void readsWhatHasDivergedSinceTheCopy() {
        assertThat(check("diverged"))
                .isEqualTo(
                        new DivergenceCheck(
                                basics("diverged"),
                                new Side.Recorded(
                                        new StepId("copy"), "users-same", Side.Which.LEFT),
                                new Side.Query(FIELD, "select id, name from users", Map.of()),
                                new Side.Table(HQ, "users"),
                                List.of("id"),
                                Set.of("synced_at")));
    }

    @Test
    void readsSidesOfManyFilesAndOfWhatIsRecorded() {
        assertThat(sides("every-log-line", "exported", "as-before"))
                .containsExactly(
                        new Side.Files(LOGS, "*.log", Side.Format.LINES),
                        new Side.Files(LOGS, "out/**/*.json", Side.Format.NDJSON),
                        new Side.Files(LOGS, "a?.json", Side.Format.JSON),
                        new Side.Files(LOGS, "dump/*.csv.gz", Side.Format.CSV),
                        new Side.Recorded(new StepId("copy"), "count", null),
                        new Side.Table(HQ, "users"));
    }

    @Test
    void makesACheckForEachValueAndTellsItByItsTitle() {
        assertThat(check("rows-projects"))
                .isInstanceOfSatisfying(
                        DumpCheck.class,
                        rows -> {
                            assertThat(rows.title()).isEqualTo("The same rows (projects)");
                            assertThat(rows.left()).isEqualTo(new Side.Table(FIELD, "projects"));
                        });
        assertThat(check("rows-site-users"))
                .isInstanceOfSatisfying(
                        DumpCheck.class,
                        rows ->
                                assertThat(rows.right())
                                        .isEqualTo(
                                                new Side.Query(
                                                        HQ,
                                                        "select * from rows where t = :t",
                                                        Map.of("t", "Site_Users"))));
        assertThat(runbook.checks()).doesNotContainKey(new CheckId("rows"));
    }

    @Test
    void usesEveryCheckThatForEachMakesWhereItsDefinitionIsUsed() {
        var step = step("rows-same");

        assertThat(step.verify().stream().map(CheckUse::as))
                .containsExactly("rows-projects", "rows-site-users", "again");
        assertThat(step.requires())
                .containsExactly(
                        Brief.requirement(
                                new CheckId("rows-projects"),
                                "early-projects",
                                Duration.ofSeconds(5),
                                null),
                        Brief.requirement(
                                new CheckId("rows-site-users"),
                                "early-site-users",
                                Duration.ofSeconds(5),
                                null));
        assertThat(runbook.contingencies().getFirst().when().of())
                .extracting(Contingency.Subject::check)
                .containsExactly(
                        new CheckId("rows-projects"),
                        new CheckId("rows-site-users"),
                        new CheckId("rows-projects"),
                        new CheckId("rows-site-users"));
    }

    @Test
    void usesTheChecksThatForEachMakesInTheWorkspace() {
        var workspace =
                Fixtures.value(
                        Language.readWorkspace(
                                "workspace.yaml",
                                (new String(
                                                                Fixtures.bytes(
                                                                        Fixtures.VALID.resolve(
                                                                                "workspace.yaml")),
                                                                StandardCharsets.UTF_8)
                                                        .replace(
                                                                "requires: [hq-answers]",
                                                                "requires: [filled]")
                                                + "  filled: {for-each: {var: t, in: [a, b]},"
                                                + " counts: {left: {source: hq, table: \"{{t}}\"},"
                                                + " right: {source: field, table: \"{{t}}\"}}}\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        var text =
                """
                runbook: r
                title: R
                zero: Live
                environments: [qa]
                roles: {manager: {team: sf-release}}
                phases: [{id: p, title: P, owner: manager, steps: [{id: s, title: S, verify: [filled]}]}]
                """;

        var reading =
                Language.readRunbook("r.yaml", text.getBytes(StandardCharsets.UTF_8), workspace);

        var made = List.of(new CheckId("filled-a"), new CheckId("filled-b"));
        assertThat(workspace.checksForEach()).containsEntry(new CheckId("filled"), made);
        assertThat(workspace.protections().getFirst().requires()).isEqualTo(made);
        assertThat(Fixtures.value(reading).checks().keySet()).containsExactlyElementsOf(made);
    }

    @Test
    void putsVariablesIntoEveryTextOfACheck() {
        var bound = check("version-shown").bound(text -> text.replace("{{input.build}}", "42"));

        assertThat(bound)
                .isInstanceOfSatisfying(
                        HttpCheck.class,
                        http -> {
                            assertThat(http.path()).isEqualTo("/version/42");
                            assertThat(http.expect())
                                    .isEqualTo(
                                            new Expectation.Json(
                                                    "/build/number", new Expectation.Equals("42")));
                        });
        assertThat(check("counted").bound(_ -> "5"))
                .isInstanceOfSatisfying(
                        SqlCheck.class,
                        sql -> assertThat(sql.expect()).isEqualTo(new Expectation.Equals("5")));
    }

    @Test
    void namesEveryCheckThatThisVersionCannotCarryOut() {
        var byHand =
                " this version cannot run it yet. Do it by hand as a `manual` step with evidence.";

        assertThat(UnsupportedChecks.of(runbook))
                .containsExactly(
                        "Check `same-data` is of the kind `statistics`:" + byHand,
                        "Check `schema-ready` is of the kind `schema-version`:" + byHand,
                        "Check `schema-before` is of the kind `schema-version`:" + byHand,
                        "Check `ttl-lowered` is of the kind `dns`:" + byHand,
                        "Check `dns-moved` is of the kind `dns`:" + byHand,
                        "Check `dns-there` is of the kind `dns`:" + byHand,
                        "Check `old-is-quiet` is of the kind `metric`:" + byHand,
                        "Check `maintenance-on` is of the kind `http`:" + byHand,
                        "Check `version-shown` is of the kind `http`:" + byHand,
                        "Check `answers` is of the kind `http`:" + byHand,
                        "Check `smoke` is of the kind `command`:" + byHand,
                        "Check `diverged` is of the kind `divergence`:" + byHand,
                        "Check `every-log-line` reads `files`, logs:*.log:" + byHand,
                        "Check `every-log-line` reads `files`, logs:out/**/*.json:" + byHand,
                        "Check `exported` reads `files`, logs:a?.json:" + byHand,
                        "Check `exported` reads `files`, logs:dump/*.csv.gz:" + byHand,
                        "Check `as-before` reads what is `recorded`, copy/count:" + byHand);
    }

    @Test
    void canCarryOutWhatItRunsAndLeavesUnusedChecksAlone() {
        var head =
                """
                runbook: r
                title: R
                zero: Live
                environments: [qa]
                roles: {manager: {team: sf-release}}
                inputs: {build: {type: text, required: true}}
                checks:
                  unused: {metric: {from: main, query: up, expect: 1}}
                  used: {sql: {source: hq, sql: "select :a", params: {a: "%s"}, expect: %s}}
                phases: [{id: p, title: P, owner: manager, steps: [{id: s, title: S, verify: [used]}]}]
                """;
        var can = Fixtures.runbook(head.formatted("{{variables.version}}", "{all-of: [1]}"));
        var cannot = Fixtures.runbook(head.formatted("{{ input.build }}", "{json: /a, above: 1}"));

        assertThat(UnsupportedChecks.of(can)).isEmpty();
        assertThat(UnsupportedChecks.of(cannot))
                .containsExactly(
                        "Check `used` expects a value within JSON, `json`: this version cannot run"
                                + " it yet. Do it by hand as a `manual` step with evidence.",
                        "Check `used` takes `{{ input.build }}`, and only `{{variables.x}}` is put"
                                + " in: this version cannot run it yet. Do it by hand as a `manual`"
                                + " step with evidence.");
    }

    private CheckSpec check(String id) {
        return runbook.check(new CheckId(id));
    }

    private Step step(String id) {
        return runbook.steps()
                .filter(step -> step.id().equals(new StepId(id)))
                .findFirst()
                .orElseThrow();
    }

    private List<Side> sides(String... checks) {
        return List.of(checks).stream()
                .map(this::check)
                .map(CountsCheck.class::cast)
                .flatMap(counts -> counts.sides().stream())
                .toList();
    }

    private static CheckBasics basics(String id) {
        return new CheckBasics(new CheckId(id), id, Duration.ofMinutes(5), null);
    }
}
