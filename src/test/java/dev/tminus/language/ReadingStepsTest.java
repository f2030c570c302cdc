package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.AnnounceStep.Channel;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Effects;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Rehearsal.Becomes;
import dev.tminus.runbook.Rehearsal.Effect;
import dev.tminus.runbook.Rehearsal.Expected;
import dev.tminus.runbook.Rehearsal.Fault;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Undo;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.Waves;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.testing.Brief;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is read of steps that machines do, of their terms, and of what a runbook provides for.
class ReadingStepsTest {

    private static final CheckId HQ_ANSWERS = new CheckId("hq-answers");
    private static final CheckId QUEUE_FILLS = new CheckId("queue-fills");
    private static final RoleName OPS = new RoleName("ops");
    private static final RoleName QA = new RoleName("qa");
    private static final Expectation SUCCESS =
            new Expectation.Between(BigDecimal.valueOf(200), BigDecimal.valueOf(299));
    private static final Action FILL =
            Brief.action(
                    new Action.Request(
                            new EndpointName("jobs"),
                            "/fill?build={{input.build}}",
                            Action.Method.POST,
                            new Action.Body("{{answers.choose.accounts}}", false),
                            new Action.Expected(Brief.anyOf(List.of("200", "202")), "accepted")),
                    true,
                    new Action.Probe(QUEUE_FILLS, null),
                    Duration.ofMinutes(5));
    private static final Action STOP =
            Brief.action(
                    new Action.Command(new ProgramName("jobs"), List.of("stop", "")),
                    false,
                    null,
                    Duration.ofSeconds(30));
    private static final Reaction DEAD_JOBS = new Reaction.Open(new ContingencyId("dead-jobs"));

    private final Runbook runbook =
            Fixtures.value(
                    Language.readRunbook(
                            "steps.yaml",
                            Fixtures.bytes(Fixtures.VALID.resolve("steps.yaml")),
                            Fixtures.workspace()));

    @Test
    void readsActionsOfStepsAndOfTheRunbook() {
        assertThat(runbook.definitions().actions())
                .containsExactly(
                        Map.entry(new ActionName("fill-queue"), FILL),
                        Map.entry(new ActionName("stop"), STOP));
        assertThat(step("fill"))
                .isEqualTo(
                        new ActionStep(step("fill").basics(), FILL, new ActionName("fill-queue")));
        assertThat(action("own"))
                .isEqualTo(
                        Brief.action(
                                new Action.Command(new ProgramName("jobs"), List.of("{{mode}}")),
                                false,
                                null,
                                null));
        assertThat(action("put").work())
                .isEqualTo(
                        new Action.Request(
                                new EndpointName("jobs"),
                                "/",
                                Action.Method.PUT,
                                Action.Body.NONE,
                                new Action.Expected(new Expectation.Equals("204"), "")));
        assertThat(action("get"))
                .isEqualTo(
                        Brief.action(
                                new Action.Request(
                                        new EndpointName("jobs"),
                                        "/",
                                        Action.Method.GET,
                                        Action.Body.NONE,
                                        new Action.Expected(
                                                new Expectation.Below(BigDecimal.valueOf(300)),
                                                "")),
                                false,
                                new Action.Probe(null, HQ_ANSWERS),
                                null));
    }

    @Test
    void expectsSuccessWhereTheFileDoesNotSay() {
        var text = steps().replace("method: PUT, expect: 204", "method: PUT");

        var put = (ActionStep) step(Fixtures.runbook(text), "put");

        assertThat(((Action.Request) put.action().work()).expect())
                .isEqualTo(new Action.Expected(SUCCESS, ""));
    }

    @Test
    void letsPeopleStartActionsAndRunbooksAndTellsByItself() {
        assertThat(List.of("fill", "own", "tell", "child"))
                .extracting(id -> step(id).basics().start())
                .containsExactly(Start.BY_OWNER, Start.BY_ITSELF, Start.BY_ITSELF, Start.BY_OWNER);
        assertThat(List.of("fill", "tell", "child")).allMatch(id -> step(id).heldByTime());
    }

    @Test
    void readsAnnouncements() {
        assertThat(step("tell"))
                .isEqualTo(
                        new AnnounceStep(
                                step("tell").basics(),
                                List.of(new AudienceName("customers")),
                                Channel.MAIL,
                                "Build {{input.build}}",
                                "We begin.\n"));
        assertThat(step("hook"))
                .isEqualTo(
                        new AnnounceStep(
                                step("hook").basics(),
                                List.of(
                                        new AudienceName("customers"),
                                        new AudienceName("partners")),
                                Channel.WEBHOOK,
                                "",
                                "Begun"));
    }

    @Test
    void readsRunbooksWithinARunbook() {
        assertThat(step("child"))
                .isEqualTo(
                        new RunbookStep(
                                step("child").basics(),
                                new RunbookId("deploy-hq"),
                                new RunbookStep.Zero.At(
                                        new Timing.Elapsed(
                                                new Timing.StepPlan(new StepId("choose")),
                                                Duration.ofMinutes(15))),
                                Map.of("build", "{{input.build}}"),
                                Map.of(new RoleName("dev"), OPS),
                                Map.of("app", "hq")));
        assertThat(((RunbookStep) step("child-now")).zero())
                .isEqualTo(new RunbookStep.Zero.AtStart());
    }

    @Test
    void readsTheTermsOfAStep() {
        assertThat(step("fill").safeguards())
                .isEqualTo(
                        new Safeguards(
                                List.of(new Tag("deploys-app")),
                                false,
                                List.of(
                                        new Safeguards.Rehearsed(
                                                new RehearsalId("pull-the-plug"), true)),
                                Duration.ofMinutes(10),
                                Effects.NONE,
                                new Undo("", null, STOP, List.of(), OPS, false),
                                new Lock("schema-app", new Lock.Until.StepDone(new StepId("open"))),
                                List.of(new Acceptance("action-alone", "It was tried"))));
        assertThat(step("fill").requires())
                .containsExactly(
                        new Requirement(
                                HQ_ANSWERS, "hq-answers", Duration.ofMinutes(1), null, false));
        assertThat(step("choose").safeguards().undo())
                .isEqualTo(
                        new Undo(
                                "Back to {{answers.choose.old-ttl}}, see {{evidence.choose.zone}}",
                                Duration.ofMinutes(5),
                                null,
                                List.of(Brief.checkUse(HQ_ANSWERS, "hq-answers")),
                                QA,
                                true));
        assertThat(step("own").safeguards().lock()).isEqualTo(new Lock("x", new Lock.Until.Done()));
        assertThat(step("put").safeguards().lock())
                .isEqualTo(new Lock("y", new Lock.Until.Verified()));
        assertThat(step("tell").safeguards()).isEqualTo(Safeguards.PLAIN);
    }

    @Test
    void readsWhatAStepDoesToTheWorld() {
        assertThat(step("delete").safeguards().effects())
                .isEqualTo(
                        new Effects(
                                true,
                                List.of("current"),
                                List.of("temporary", "hq"),
                                List.of(),
                                List.of(new Effects.Change.Dns("app-host")),
                                false,
                                null));
        assertThat(step("open").safeguards().effects())
                .isEqualTo(
                        new Effects(
                                true,
                                List.of(),
                                List.of(),
                                List.of("temporary"),
                                List.of(),
                                false,
                                null));
    }

    @Test
    void readsHowPeopleSign() {
        assertThat(step("open").signOffs())
                .containsExactly(
                        new SignOff(new Quorum(QA, 1), DEAD_JOBS, true),
                        Brief.signOff(new Quorum(new RoleName("manager"), 1)));
    }

    @Test
    void readsASeriesOfTries() {
        assertThat(step("fill").policy().onFail())
                .isEqualTo(new Reaction.Retry(3, Duration.ofSeconds(30), DEAD_JOBS));
        assertThat(step("fill").policy().onInconclusive())
                .isEqualTo(new Reaction.Retry(1, Duration.ZERO, new Reaction.Hold()));
    }

    @Test
    void readsAPhaseForEachMemberOfAFleet() {
        assertThat(runbook.phases())
                .extracting(Phase::waves)
                .containsExactly(
                        null,
                        new Waves(
                                "server",
                                new FleetName("web"),
                                9,
                                1,
                                List.of(
                                        Brief.checkUse(HQ_ANSWERS, "hq-answers"),
                                        new CheckUse(QUEUE_FILLS, "fills", null, true)),
                                new Reaction.Retry(2, Duration.ZERO, DEAD_JOBS)),
                        null);
        var text = steps().replace(", batch: 9, max-failures: 1", "");
        assertThat(Fixtures.runbook(text).phases().get(1).waves())
                .isNotNull()
                .returns(0, Waves::batch)
                .returns(0, Waves::maxFailures);
    }

    @Test
    void readsWatches() {
        assertThat(runbook.definitions().watches())
                .containsExactly(
                        new Watch(
                                QUEUE_FILLS,
                                new StepId("fill"),
                                new StepId("open"),
                                Duration.ofHours(1),
                                OPS,
                                3,
                                DEAD_JOBS),
                        new Watch(
                                HQ_ANSWERS,
                                new StepId("choose"),
                                new StepId("fill"),
                                Duration.ofMinutes(5),
                                QA,
                                1,
                                new Reaction.Hold()));
    }

    @Test
    void readsRehearsalsWithTheirFaults() {
        var fill = new StepId("fill");
        var own = new StepId("own");
        var held = new Expected(null, Becomes.HELD, null, null);
        assertThat(runbook.definitions().rehearsals().getFirst())
                .isEqualTo(
                        new Rehearsal(
                                new RehearsalId("pull-the-plug"),
                                "Pull the plug",
                                new EnvironmentName("qa"),
                                fill,
                                new StepId("child"),
                                Map.of(
                                        new Expression.Answer(new StepId("choose"), "accounts"),
                                        List.of("A1", "A2"),
                                        new Expression.Answer(new StepId("choose"), "old-ttl"),
                                        List.of("5m")),
                                Duration.ofMinutes(1),
                                List.of(
                                        new Fault(
                                                fill,
                                                Duration.ofSeconds(30),
                                                new Effect.Down("hq", Duration.ofMinutes(2)),
                                                new Expected(
                                                        new ContingencyId("dead-jobs"),
                                                        null,
                                                        Duration.ofMinutes(5),
                                                        Duration.ofMinutes(15))),
                                        new Fault(
                                                fill,
                                                Duration.ZERO,
                                                new Effect.Slow("hq", null),
                                                new Expected(
                                                        null, null, null, Duration.ofMinutes(15))),
                                        new Fault(
                                                fill,
                                                Duration.ZERO,
                                                new Effect.CheckFails(HQ_ANSWERS, 2),
                                                new Expected(
                                                        null,
                                                        Becomes.HELD,
                                                        Duration.ofMinutes(10),
                                                        null)),
                                        new Fault(
                                                fill,
                                                Duration.ZERO,
                                                new Effect.CheckInconclusive(HQ_ANSWERS, 1),
                                                new Expected(null, Becomes.SCRUBBED, null, null)),
                                        new Fault(
                                                own,
                                                Duration.ZERO,
                                                new Effect.ActionKilled(),
                                                held),
                                        new Fault(
                                                own,
                                                Duration.ZERO,
                                                new Effect.RoleSilent(QA, Duration.ofHours(1)),
                                                held),
                                        new Fault(
                                                own,
                                                Duration.ZERO,
                                                new Effect.Ask(OPS, "Stop the job server now"),
                                                held))));
        assertThat(runbook.definitions().rehearsals().getLast())
                .isEqualTo(
                        new Rehearsal(
                                new RehearsalId("all"),
                                "All of it",
                                new EnvironmentName("qa"),
                                null,
                                null,
                                Map.of(),
                                null,
                                List.of()));
    }

    @Test
    void readsTagsAndAcceptedWarningsOfTheRunbook() {
        assertThat(runbook.definitions().tags()).containsExactly(new Tag("deploys-app"));
        assertThat(runbook.definitions().accepted())
                .containsExactly(new Acceptance("no-undo", "The old server stays where it is"));
    }

    @Test
    void readsWhenAContingencyIsOfferedAndHowItEnds() {
        var deadJobs = runbook.contingencies().getFirst();

        assertThat(deadJobs.when().on()).containsExactlyInAnyOrder(On.FAILED, On.IN_DOUBT);
        assertThat(deadJobs.when().onlyIf()).isEqualTo(HQ_ANSWERS);
        assertThat(deadJobs.when().of())
                .containsExactly(new Contingency.Subject(null, QUEUE_FILLS));
        assertThat(deadJobs.endings())
                .extracting(Contingency.Ending::then)
                .containsExactly(
                        new Then.ContinueAt(new StepId("open")),
                        new Then.RollBackTo(new StepId("fill")),
                        new Then.Postpone());
        assertThat(runbook.contingencies().getLast().endings())
                .containsExactly(new Contingency.Ending(null, new Then.RollBack()));
    }

    @Test
    void takesOverChecksThatOnlyAnUndoAProbeOrAWatchUses() {
        var text =
                steps().replace(
                                "happened: queue-fills",
                                "happened: queue-fills, not-happened: same-as-yesterday");

        assertThat(Fixtures.runbook(text).checks())
                .containsKeys(HQ_ANSWERS, new CheckId("same-as-yesterday"));
    }

    private static String steps() {
        return new String(
                Fixtures.bytes(Fixtures.VALID.resolve("steps.yaml")), StandardCharsets.UTF_8);
    }

    private Action action(String id) {
        return ((ActionStep) step(id)).action();
    }

    private Step step(String id) {
        return step(runbook, id);
    }

    private static Step step(Runbook runbook, String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
