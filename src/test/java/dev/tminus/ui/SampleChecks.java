package dev.tminus.ui;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run whose steps have checks of every kind, each in another state.
public final class SampleChecks {

    /// A comparison that is tried every two minutes until it has passed three times in a row.
    public static final StepId COMPARE = new StepId("compare");

    public static final StepId ACCOUNTS = new StepId("accounts");
    public static final StepId QUEUE = new StepId("queue");
    public static final StepId SCHEMA = new StepId("schema");
    public static final StepId SAME = new StepId("same");
    public static final StepId LONG = new StepId("long");

    /// A step of a person with two protections.
    public static final StepId WRITES = new StepId("writes");

    public static final StepId OLD = new StepId("old");

    private static final RoleName OPS = new RoleName("ops");
    private static final RoleName QA = new RoleName("qa");
    private static final RoleName MANAGER = new RoleName("manager");

    private SampleChecks() {}

    public static Runbook runbook() {
        var checks = new LinkedHashMap<CheckId, CheckSpec>();
        add(checks, users("users", "Users field ↔ hq"));
        add(checks, users("copies", "Copies of users field ↔ hq"));
        add(checks, counts());
        add(checks, sql("queue-empty", "The migration queue is empty"));
        add(checks, sql("schema", "The schema is at 192"));
        var until =
                new Until(Duration.ofMinutes(2), Duration.ofMinutes(40), 3, null, Duration.ZERO);
        var again = new CheckUse(new CheckId("users"), "users", until, false);
        var report = new CheckUse(new CheckId("schema"), "as-planned", null, true);
        var phase =
                Brief.phase(
                        new PhaseId("validation"),
                        "Validation",
                        null,
                        List.of(
                                check("1.1", COMPARE, "Compare users field ↔ hq", again),
                                check("1.2", ACCOUNTS, "Compare account counts", use("accounts")),
                                check("1.3", QUEUE, "Drain the queue", use("queue-empty"), report),
                                check("1.4", SCHEMA, "Look at the schema", use("schema")),
                                check("1.5", SAME, "Compare the copies", use("copies")),
                                check("1.6", LONG, "Compare the archive", use("copies")),
                                check("1.7", OLD, "Compare with the past", use("copies")),
                                writes()));
        var manager = new Quorum(MANAGER, 1);
        return Brief.runbook(
                new RunbookId("checks"),
                "HQ/Field migration",
                "the switch",
                Sample.BOSTON,
                List.of(new EnvironmentName("production")),
                null,
                Map.of(),
                Map.of(
                        Authority.START, manager,
                        Authority.HOLD, manager,
                        Authority.RESUME, manager,
                        Authority.SCRUB, manager),
                Set.of(StepPart.DOER, StepPart.SIGNER),
                Map.of(),
                checks,
                List.of(phase));
    }

    /// The run at [Sample#NOW].
    public static RunId underWay(InMemoryRuns runs, EvidenceStore store) {
        var plan =
                Brief.runPlanned(
                        12,
                        new RunbookId("checks"),
                        hash("checks"),
                        hash("workspace"),
                        new EnvironmentName("production"),
                        Mode.LIVE,
                        Sample.ZERO,
                        Sample.BOSTON,
                        Map.of(
                                OPS, List.of(Sample.OPS),
                                QA, List.of(Sample.QA),
                                MANAGER, List.of(Sample.MANAGER)),
                        Map.of());
        runs.at(Sample.ZERO.minus(Duration.ofDays(5)));
        var run = runs.plan(plan, runbook(), Sample.workspace(), Sample.by(Sample.MANAGER));
        var at = Sample.NOW.minusSeconds(330);
        accept(runs, run, at, Sample.MANAGER, new RunCommand.StartRun());
        ended(runs, run, at.plusSeconds(21), COMPARE, "users", SampleReports.manyDiffer(store));
        ended(
                runs,
                run,
                at.plusSeconds(2),
                ACCOUNTS,
                "accounts",
                SampleReports.countsDiffer(store));
        ended(runs, run, at.plusSeconds(2), QUEUE, "as-planned", SampleReports.couldNotRun());
        ended(
                runs,
                run,
                at.plusSeconds(2),
                QUEUE,
                "queue-empty",
                SampleReports.queueIsNotEmpty(store));
        ended(runs, run, at.plusSeconds(30), SCHEMA, "schema", SampleReports.couldNotRun());
        ended(runs, run, at.plusSeconds(30), SAME, "copies", SampleReports.usersAreTheSame(store));
        ended(runs, run, at.plusSeconds(9), OLD, "copies", old());
        resume(runs, run, at.plusSeconds(60));
        advance(runs, run, at.plusSeconds(141));
        ended(runs, run, at.plusSeconds(162), COMPARE, "users", SampleReports.usersDiffer(store));
        runs.read(run, LONG, "copies", new ReadProgress(602_000, 602_000));
        runs.at(Sample.NOW);
        return run;
    }

    /// Somebody asks to start the protected step, and neither protection holds.
    public static void protect(InMemoryRuns runs, RunId run, EvidenceStore store) {
        var at = Sample.NOW.minusSeconds(60);
        ended(runs, run, at, WRITES, "drained", SampleReports.queueIsNotEmpty(store));
        ended(runs, run, at, WRITES, "same-users", SampleReports.usersDiffer(store));
        runs.at(Sample.NOW);
    }

    /// Both protections hold, somebody starts the step, and then one of them holds no longer.
    public static void askToStart(InMemoryRuns runs, RunId run, EvidenceStore store) {
        var at = Sample.NOW.minusSeconds(60);
        var same = SampleReports.usersAreTheSame(store);
        ended(runs, run, at.minusSeconds(9), WRITES, "drained", same);
        ended(runs, run, at.minusSeconds(9), WRITES, "same-users", same);
        accept(runs, run, at, Sample.OPS, new RunCommand.StartStep(WRITES));
        ended(runs, run, at.plusSeconds(9), WRITES, "drained", same);
        ended(runs, run, at.plusSeconds(9), WRITES, "same-users", SampleReports.usersDiffer(store));
        runs.at(Sample.NOW);
    }

    /// Has attempts of [#COMPARE] end, two minutes after each other.
    public static void tryAgain(InMemoryRuns runs, RunId run, Instant from, List<Outcome> how) {
        var at = from;
        for (var outcome : how) {
            advance(runs, run, at);
            at = at.plusSeconds(20);
            ended(runs, run, at, COMPARE, "users", outcome);
            at = at.plusSeconds(121);
        }
    }

    public static void advance(InMemoryRuns runs, RunId run, Instant at) {
        runs.at(at);
        runs.handle(run, CommandId.fresh(), new Actor.Clock(), new RunCommand.Advance());
    }

    public static void resume(InMemoryRuns runs, RunId run, Instant at) {
        accept(runs, run, at, Sample.MANAGER, new RunCommand.ResumeRun("Others go on meanwhile."));
    }

    public static void ended(
            InMemoryRuns runs, RunId run, Instant at, StepId step, String use, Outcome outcome) {
        var state = runs.board(run).orElseThrow().state().step(step);
        var attempt = state.lastAttempt(use).number();
        runs.at(at);
        var wish = new RunCommand.RecordOutcome(step, use, attempt, outcome);
        var answer = runs.handle(run, CommandId.fresh(), new Actor.Worker("w", 1), wish);
        if (answer instanceof dev.tminus.ledger.CommandResult.Refused(var reason)) {
            throw new IllegalStateException(reason);
        }
    }

    private static void accept(
            InMemoryRuns runs,
            RunId run,
            Instant at,
            dev.tminus.runbook.names.PersonId person,
            RunCommand wish) {
        Sample.accept(runs, run, at, person, wish);
    }

    /// As a version without evidence recorded it.
    private static Outcome old() {
        return Brief.passed(
                "48,212 = 48,212 rows, 0 differences",
                List.of(new Outcome.Fact("hq", "48,212 rows")),
                "7d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01c90a");
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(Map<CheckId, CheckSpec> checks, CheckSpec check) {
        checks.put(check.id(), check);
    }

    private static CheckUse use(String check) {
        return Brief.checkUse(new CheckId(check), check);
    }

    private static DumpCheck users(String id, String title) {
        return new DumpCheck(
                new CheckBasics(new CheckId(id), title, Duration.ofMinutes(5), null),
                query("hq"),
                query("field"),
                List.of("user_id"),
                Map.of(),
                Set.of("updated_at"),
                Set.of("role"),
                Allowance.NONE,
                1,
                false);
    }

    private static CountsCheck counts() {
        return new CountsCheck(
                new CheckBasics(
                        new CheckId("accounts"),
                        "Accounts per project",
                        Duration.ofMinutes(5),
                        null),
                query("hq"),
                query("field"),
                new Tolerance.Percent(new BigDecimal("0.1")),
                1,
                false);
    }

    private static SqlCheck sql(String id, String title) {
        return new SqlCheck(
                new CheckBasics(new CheckId(id), title, Duration.ofSeconds(30), null),
                query("field"),
                new Expectation.Equals("0"));
    }

    private static Side.Query query(String source) {
        return new Side.Query(new SourceName(source), "select 1", Map.of());
    }

    private static CheckStep check(String number, StepId id, String title, CheckUse... uses) {
        return new CheckStep(basics(number, id, title, Start.BY_ITSELF, List.of(), uses));
    }

    private static ManualStep writes() {
        var requires =
                List.of(
                        requirement("queue-empty", "drained", 90),
                        requirement("users", "same-users", 120));
        return new ManualStep(
                basics("1.8", WRITES, "Enable writes on Field", Start.BY_OWNER, requires));
    }

    private static Requirement requirement(String check, String as, int seconds) {
        return Brief.requirement(new CheckId(check), as, Duration.ofSeconds(seconds), null);
    }

    private static StepBasics basics(
            String number,
            StepId id,
            String title,
            Start start,
            List<Requirement> requires,
            CheckUse... uses) {
        return Brief.stepBasics(
                id,
                number,
                title,
                OPS,
                new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(25)),
                true,
                false,
                start,
                Duration.ofMinutes(5),
                List.of(),
                "",
                requires,
                List.of(uses),
                List.of(Brief.signOff(new Quorum(QA, 1))));
    }
}
