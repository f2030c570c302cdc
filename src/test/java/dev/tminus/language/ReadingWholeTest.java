package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.Ending;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Deadline.Effect;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.Operator;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Field.Type;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.FormAndFiles.RequestedFile;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.WaitStep.Lasts;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read of a runbook with inputs, questions, forms, tests, waits and contingencies.
class ReadingWholeTest {

    private static final RoleName MANAGER = new RoleName("manager");
    private static final RoleName OPS = new RoleName("ops");
    private static final Expression LIVE =
            new Expression.Compare(
                    new Expression.RunMode(), Operator.EQUAL, new Expression.Literal("live"));

    private final Runbook runbook =
            Fixtures.value(
                    Language.readRunbook(
                            "whole.yaml",
                            Fixtures.bytes(Fixtures.VALID.resolve("whole.yaml")),
                            Fixtures.workspace()));

    @Test
    void readsInputsWithATitleMadeOfTheName() {
        assertThat(runbook.inputs())
                .containsExactly(
                        new Field("build", "Build", Type.TEXT, true, List.of(), "[0-9.]+", null),
                        required("full-shutdown", "Full shutdown", Type.BOOLEAN),
                        new Field(
                                "colour",
                                "Which colour",
                                Type.CHOICE,
                                false,
                                List.of("blue", "green"),
                                null,
                                "green"));
    }

    @Test
    void readsQuestionsWithTheWordsAsTheTitleOfTheirField() {
        assertThat(runbook.questions())
                .containsExactly(
                        new Question(
                                new QuestionId("how-long"),
                                field("how-long", "How long does it take?", Type.DURATION),
                                "How long does it take?",
                                new RoleName("qa"),
                                new Timing.Calendar(new Timing.Zero(), -10, null, null),
                                new StepId("go"),
                                "2d"),
                        new Question(
                                new QuestionId("who-calls"),
                                new Field(
                                        "who-calls",
                                        "Who calls?",
                                        Type.CHOICE,
                                        false,
                                        List.of("Boston", "Shanghai"),
                                        null,
                                        null),
                                "Who calls?",
                                MANAGER,
                                null,
                                null,
                                null));
    }

    @Test
    void readsWhatAManualStepAsksForAndHowItTakesPart() {
        assertThat(step("lower"))
                .isInstanceOf(ManualStep.class)
                .extracting(Step::basics)
                .returns(new QuestionId("how-long"), StepBasics::takesAsAnswered)
                .returns(null, StepBasics::takes)
                .returns(
                        "{{mode}} of {{input.build}}, {{ variables.app-host }}.\n",
                        StepBasics::instructions)
                .returns(
                        new Policy(
                                null,
                                true,
                                List.of(
                                        new Deadline.AfterReady(
                                                Duration.ofMinutes(30), Effect.REMIND),
                                        new Deadline.AfterReady(
                                                Duration.ofHours(1), Effect.ESCALATE),
                                        new Deadline.At(elapsed(-5), Effect.HOLD)),
                                new Reaction.Open(new ContingencyId("dead-jobs")),
                                new Reaction.Hold(),
                                null),
                        StepBasics::policy)
                .returns(
                        new FormAndFiles(
                                List.of(
                                        new Field(
                                                "old-ttl",
                                                "Old ttl",
                                                Type.DURATION,
                                                true,
                                                List.of(),
                                                null,
                                                "2h"),
                                        new Field(
                                                "accounts",
                                                "Accounts that were taken",
                                                Type.LIST,
                                                false,
                                                List.of(),
                                                "A[0-9]+",
                                                null),
                                        required("count", "Count", Type.INTEGER)),
                                List.of(
                                        new RequestedFile("zone-file", "The zone as it was"),
                                        new RequestedFile("log", "Log"))),
                        StepBasics::asks);
    }

    @Test
    void readsWaitsForAnAnswerATimeAndAMoment() {
        assertThat(step("propagate"))
                .isInstanceOfSatisfying(
                        WaitStep.class,
                        wait -> {
                            assertThat(wait.lasts())
                                    .isEqualTo(new Lasts.Answered(new StepId("lower"), "old-ttl"));
                            assertThat(wait.basics().start()).isEqualTo(Start.BY_ITSELF);
                            assertThat(wait.policy()).isEqualTo(Policy.PLAIN);
                            assertThat(wait.basics().asks()).isEqualTo(FormAndFiles.NOTHING);
                        });
        assertThat(lasts("ten")).isEqualTo(new Lasts.For(Duration.ofMinutes(10)));
        assertThat(lasts("zero")).isEqualTo(new Lasts.Until(elapsed(0)));
        assertThat(step("count").needs()).containsExactly(new StepId("ten"), new StepId("zero"));
    }

    @Test
    void readsAConditionWithWhatPlansExpect() {
        assertThat(step("count").policy().when())
                .isEqualTo(
                        new Condition(
                                "answers.lower.count >= 5 or not (checks.lower.queue-empty =="
                                        + " failed)",
                                new Expression.Or(
                                        new Expression.Compare(
                                                new Expression.Answer(new StepId("lower"), "count"),
                                                Operator.AT_LEAST,
                                                new Expression.Literal("5")),
                                        new Expression.Not(
                                                new Expression.Compare(
                                                        new Expression.Verdict(
                                                                Optional.of(new StepId("lower")),
                                                                "queue-empty"),
                                                        Operator.EQUAL,
                                                        new Expression.Literal("failed")))),
                                true));
    }

    @Test
    void combinesThePhasesConditionWithTheStepsOwn() {
        var ofPhase = new Expression.Or(LIVE, new Expression.InputValue("full-shutdown"));

        assertThat(step("go").policy().when())
                .isEqualTo(
                        new Condition(
                                "(live or input.full-shutdown) and input.colour != \"blue\"",
                                new Expression.And(
                                        ofPhase,
                                        new Expression.Compare(
                                                new Expression.InputValue("colour"),
                                                Operator.DIFFERENT,
                                                new Expression.Literal("blue"))),
                                false));
        assertThat(step("done").policy().when())
                .extracting(Condition::written, Condition::assume)
                .containsExactly(
                        "(live or input.full-shutdown) and checks.queue-empty and"
                                + " variables.smoke-accounts > 4",
                        null);
    }

    @Test
    void readsAContingencyWithStepsOfItsOwn() {
        var contingency = runbook.contingencies().getFirst();

        assertThat(contingency)
                .returns(new ContingencyId("dead-jobs"), Contingency::id)
                .returns("C1", Contingency::number)
                .returns("The job server died", Contingency::title)
                .returns(OPS, Contingency::owner)
                .returns(
                        new Trigger(
                                Set.of(On.FAILED, On.INCONCLUSIVE, On.PERSON),
                                List.of(
                                        new Subject(null, new CheckId("queue-empty")),
                                        new Subject(new StepId("lower"), null),
                                        new Subject(
                                                new StepId("lower"), new CheckId("queue-empty"))),
                                new StepId("done"),
                                new StepId("count")),
                        Contingency::when);
        assertThat(contingency.steps().stream().map(step -> step.basics().number()))
                .containsExactly("C1.1", "C1.2", "C1.3", "C1.4");
        assertThat(contingency.steps().stream().map(Step::owner))
                .containsExactly(OPS, new RoleName("qa"), OPS, OPS);
        assertThat(contingency.steps().stream().map(Step::needs))
                .containsExactly(
                        List.of(),
                        List.of(new StepId("restart")),
                        List.of(new StepId("restart")),
                        List.of(new StepId("restart")));
        assertThat(contingency.steps().getFirst().policy().deadlines())
                .containsExactly(new Deadline.AfterReady(Duration.ofMinutes(5), Effect.ESCALATE));
    }

    @Test
    void readsTheEndingsOfAContingencyInOrder() {
        var runs = new Expression.Answer(new StepId("restart"), "runs");

        assertThat(runbook.contingencies().getFirst().endings())
                .containsExactly(
                        new Ending(
                                new Condition("answers.restart.runs", runs, null),
                                new Then.Retry(new StepId("lower"))),
                        new Ending(
                                new Condition(
                                        "mode == rehearsal",
                                        new Expression.Compare(
                                                new Expression.RunMode(),
                                                Operator.EQUAL,
                                                new Expression.Literal("rehearsal")),
                                        null),
                                new Then.Scrub()),
                        new Ending(null, new Then.Resume()));
        assertThat(runbook.contingencies().get(2).endings())
                .containsExactly(new Ending(null, new Then.Retry(new StepId("go"))));
    }

    @Test
    void opensAContingencyWithoutWhenByHandAndByWhoMayOpen() {
        assertThat(runbook.contingencies().get(1))
                .returns(new Trigger(Set.of(On.PERSON), List.of(), null, null), Contingency::when)
                .returns(MANAGER, Contingency::owner)
                .returns(List.of(new Ending(null, new Then.Hold())), Contingency::endings);
    }

    @Test
    void leavesItToTheEngineWhoMaySkipWhereTheFileDoesNotSay() {
        assertThat(runbook.authority()).containsEntry(Authority.SKIP, new Quorum(OPS, 1));
        assertThat(Fixtures.runbook(whole().replace("may: {skip: {role: ops}}\n", "")).authority())
                .doesNotContainKey(Authority.SKIP);
    }

    @Test
    void isLiveAloneWhereTheFileDoesNotAllowOthersBesideIt() {
        assertThat(runbook.alongside()).isTrue();
        assertThat(Fixtures.runbook(whole().replace("alongside: true\n", "")).alongside())
                .isFalse();
    }

    @Test
    void usesChecksOfTheWorkspaceInContingenciesToo() {
        var text =
                whole().replace(
                                "{id: think, title: Think}",
                                "{id: think, title: Think, verify: [hq-answers]}");

        assertThat(Fixtures.runbook(text).checks()).containsKey(new CheckId("hq-answers"));
    }

    private static String whole() {
        return new String(
                Fixtures.bytes(Fixtures.VALID.resolve("whole.yaml")), StandardCharsets.UTF_8);
    }

    private Step step(String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Lasts lasts(String id) {
        return ((WaitStep) step(id)).lasts();
    }

    private static Field field(String name, String title, Type type) {
        return new Field(name, title, type, false, List.of(), null, null);
    }

    private static Field required(String name, String title, Type type) {
        return new Field(name, title, type, true, List.of(), null, null);
    }

    private static Timing elapsed(long minutes) {
        return new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes));
    }
}
