package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.scrub;
import static dev.tminus.run.rules.TrialRun.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Awaited.Task;
import dev.tminus.run.rules.Awaited.Urgency;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AwaitedTest {

    private static final Field TTL =
            new Field("ttl", "TTL", Field.Type.INTEGER, true, List.of(), null, null);

    @Test
    void asksTheOwnerToStartWhatIsReady() {
        var run = TrialRun.started(runbook().manual("announce").at(Duration.ofMinutes(-30)));

        assertThat(tasks(run, "olga")).containsExactly(Task.START);
        assertThat(first(run, "olga").step()).isEqualTo(id("announce"));
        assertThat(first(run, "olga").role()).isEqualTo(new RoleName("ops"));
        assertThat(first(run, "olga").due()).isEqualTo(ZERO.minus(Duration.ofMinutes(30)));
        assertThat(tasks(run, "quinn")).isEmpty();
    }

    @Test
    void asksNobodyToStartWhileTheRunIsHeld() {
        var run = TrialRun.started(runbook().manual("announce"));
        run.does("mia", hold("The vendor calls."));

        assertThat(tasks(run, "olga")).isEmpty();
        assertThat(tasks(run, "mia")).containsExactly(Task.RESUME);
        assertThat(first(run, "mia").urgency()).isEqualTo(Urgency.STOPPED);
    }

    @Test
    void asksForTheEndOfWorkAndThenForTheSignature() {
        var run = TrialRun.started(runbook().manual("announce").signedBy(of(1, "qa")));
        run.does("olga", start("announce"));

        assertThat(tasks(run, "omar")).containsExactly(Task.FINISH);

        run.does("olga", finish("announce"));

        assertThat(tasks(run, "olga")).isEmpty();
        assertThat(tasks(run, "quinn")).containsExactly(Task.SIGN);
        assertThat(first(run, "quinn").role()).isEqualTo(new RoleName("qa"));
        assertThat(first(run, "quinn").since()).isEqualTo(run.now());
    }

    @Test
    void asksForWhatIsMissingBeforeTheEndOfWork() {
        var run = started(asking(runbook().manual("lower-ttl").build(), Policy.PLAIN));
        run.does("olga", start("lower-ttl"));
        assertThat(tasks(run, "olga")).containsExactly(Task.FILL_IN);

        run.does("olga", new RunCommand.FillForm(id("lower-ttl"), Map.of("ttl", "60")));

        assertThat(tasks(run, "olga")).containsExactly(Task.FINISH);
    }

    @Test
    void asksForAVoteUntilItIsCast() {
        var run = TrialRun.started(runbook().gate("cross", of(1, "qa"), of(1, "manager")));
        assertThat(tasks(run, "quinn")).containsExactly(Task.VOTE);

        run.does("quinn", go("cross", "qa"));

        assertThat(tasks(run, "quinn")).isEmpty();
        assertThat(tasks(run, "mia")).containsExactly(Task.VOTE);
    }

    @Test
    void asksUntilARoleThatIsListedTwiceHasGivenBothSignatures() {
        var run =
                TrialRun.started(runbook().manual("announce").signedBy(of(1, "ops"), of(1, "ops")));
        run.works("olga", "announce");
        assertThat(tasks(run, "omar")).containsExactly(Task.SIGN);
        assertThat(QuorumTally.signatures(step(run), run.state().step(id("announce"))))
                .containsExactly(new QuorumTally(new RoleName("ops"), 0, 2));

        run.does("omar", run.sign("announce", "ops"));

        assertThat(run.state().step(id("announce")).phase()).isEqualTo(StepPhase.SIGNING);
        assertThat(QuorumTally.signatures(step(run), run.state().step(id("announce"))))
                .containsExactly(new QuorumTally(new RoleName("ops"), 1, 2));
    }

    @Test
    void asksTheDoerToSignWhereNobodyMustDiffer() {
        var run = TrialRun.started(runbook().distinct().manual("announce").signedBy(of(1, "ops")));

        run.works("olga", "announce");

        assertThat(tasks(run, "olga")).containsExactly(Task.SIGN);
    }

    @Test
    void asksNobodyForWhatTheStarterMayNotDo() {
        var run =
                TrialRun.of(
                        runbook()
                                .distinct(StepPart.STARTER, StepPart.DOER, StepPart.SIGNER)
                                .manual("announce")
                                .ownedBy("manager")
                                .build(),
                        TrialRun.ROLES);
        run.does("mia", new RunCommand.StartRun());

        assertThat(tasks(run, "mia")).isEmpty();
        assertThat(Rules.lost(run.state(), there("mia", "olga", "quinn"), run.now()))
                .containsExactly(
                        new Awaited.Lost(
                                Task.START, id("announce"), new RoleName("manager"), List.of()));
    }

    @Test
    void asksWhoIsInTwoRolesAsTheOneThatNobodyElseCanTake() {
        var roles =
                Map.of(
                        new RoleName("ops"), List.of(TrialRun.who("olga"), TrialRun.who("bo")),
                        new RoleName("qa"), List.of(TrialRun.who("bo")),
                        new RoleName("manager"), List.of(TrialRun.who("mia")));
        var run = TrialRun.of(runbook().gate("cross", of(1, "ops"), of(1, "qa")).build(), roles);
        run.does("mia", new RunCommand.StartRun());

        assertThat(first(run, "bo").role()).isEqualTo(new RoleName("qa"));
        assertThat(first(run, "olga").role()).isEqualTo(new RoleName("ops"));
    }

    @Test
    void saysThatNobodyIsLeftOnceThoseWhoAreHaveSpoken() {
        var roles =
                Map.of(
                        new RoleName("ops"), List.of(TrialRun.who("bo")),
                        new RoleName("qa"), List.of(TrialRun.who("bo")),
                        new RoleName("manager"), List.of(TrialRun.who("mia")));
        var run = TrialRun.of(runbook().gate("cross", of(1, "ops"), of(1, "qa")).build(), roles);
        run.does("mia", new RunCommand.StartRun());

        assertThat(Rules.lost(run.state(), there("mia", "bo"), run.now()))
                .containsExactly(
                        new Awaited.Lost(Task.VOTE, id("cross"), new RoleName("qa"), List.of()));
    }

    @Test
    void asksTheOwnerToMendAndTheManagerToResume() {
        var run = TrialRun.started(runbook().check("compare", "users"));
        run.reports("compare", "users", failed("3 rows differ"));

        assertThat(tasks(run, "olga")).containsExactly(Task.MEND);
        assertThat(tasks(run, "mia")).containsExactly(Task.RESUME);
        assertThat(first(run, "mia").step()).isEqualTo(id("compare"));
    }

    @Test
    void asksTheOwnerAndWhoeverMayOpenAboutAnOfferedContingency() {
        var run = started(withContingency(runbook().check("compare", "users").build()));
        run.reports("compare", "users", failed("3 rows differ"));

        assertThat(tasks(run, "quinn")).containsExactly(Task.DECIDE);
        assertThat(first(run, "quinn").contingency()).isEqualTo(new ContingencyId("users-differ"));
        assertThat(tasks(run, "mia")).containsExactlyInAnyOrder(Task.DECIDE, Task.RESUME);
    }

    @Test
    void asksForNothingOfAFrozenMainLine() {
        var run = started(withContingency(runbook().check("compare", "users").build()));
        run.reports("compare", "users", failed("3 rows differ"));

        run.does(
                "quinn",
                new RunCommand.OpenContingency(new ContingencyId("users-differ"), "As it says."));

        assertThat(all(run, "olga")).extracting(Awaited::step).containsExactly(id("repair"));
        assertThat(tasks(run, "mia")).isEmpty();
    }

    @Test
    void asksForTheEndOfWorkThatARetryWaitsFor() {
        var run =
                TrialRun.started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .manual("beside")
                                .contingency("x")
                                .manual("x1")
                                .ownedBy("qa")
                                .then(new Contingency.Then.Retry(id("a"))));
        run.works("olga", "a");
        run.does("olga", start("b"));
        run.does("olga", start("beside"));
        run.does("mia", TrialRun.open("x", "Repair it"));
        assertThat(tasks(run, "olga")).isEmpty();

        run.works("quinn", "x1");

        assertThat(all(run, "olga")).extracting(Awaited::step).containsExactly(id("b"));
        assertThat(tasks(run, "olga")).containsExactly(Task.FINISH);
    }

    @Test
    void asksTheOwnerOfAnOpenQuestionUntilItIsAnswered() {
        var run = TrialRun.of(withQuestion(runbook().manual("announce").build()), TrialRun.ROLES);
        assertThat(tasks(run, "quinn")).containsExactly(Task.ANSWER);
        assertThat(first(run, "quinn").due()).isEqualTo(ZERO.minus(Duration.ofHours(1)));
        assertThat(first(run, "quinn").question()).isEqualTo(new QuestionId("rate"));

        run.does("quinn", new RunCommand.AnswerQuestion(new QuestionId("rate"), "90"));

        assertThat(tasks(run, "quinn")).isEmpty();
    }

    @Test
    void asksToStartARunOnlyOnceItsFirstStepIsNear() {
        var early = Duration.ofDays(-2);
        var run = TrialRun.scheduled(runbook().manual("announce").at(early));
        run.at(early.minus(FindAwaited.NEAR).minusSeconds(1));
        assertThat(tasks(run, "mia")).isEmpty();

        run.after(Duration.ofSeconds(1));

        assertThat(tasks(run, "mia")).containsExactly(Task.START_RUN);
        assertThat(first(run, "mia").due()).isEqualTo(ZERO.plus(early));
        assertThat(tasks(run, "olga")).isEmpty();
    }

    @Test
    void remindsOfAPassedDeadlineAndTellsThoseWhoMayResume() {
        var policy =
                policy(
                        new Deadline.AfterReady(Duration.ofMinutes(10), Deadline.Effect.REMIND),
                        new Deadline.AfterReady(Duration.ofMinutes(20), Deadline.Effect.ESCALATE));
        var run = started(asking(runbook().manual("lower-ttl").build(), policy));
        assertThat(first(run, "olga").due()).isEqualTo(run.now().plus(Duration.ofMinutes(10)));
        assertThat(first(run, "olga").reminded()).isFalse();

        run.after(Duration.ofMinutes(10)).advances();
        assertThat(first(run, "olga").reminded()).isTrue();
        assertThat(first(run, "olga").urgency()).isEqualTo(Urgency.OVERDUE);
        assertThat(first(run, "olga").due()).isEqualTo(run.now().plus(Duration.ofMinutes(10)));
        assertThat(tasks(run, "mia")).isEmpty();

        run.after(Duration.ofMinutes(10)).advances();
        assertThat(tasks(run, "mia")).containsExactly(Task.LOOK_AFTER);
        assertThat(first(run, "mia").due()).isEqualTo(run.now());
    }

    @Test
    void putsWhatStopsTheRunFirstAndThenWhatIsDueFirst() {
        var run =
                TrialRun.started(
                        runbook()
                                .manual("later")
                                .at(Duration.ofMinutes(30))
                                .manual("overdue")
                                .at(Duration.ofMinutes(-150))
                                .manual("sooner")
                                .at(Duration.ofMinutes(20))
                                .check("compare", "users")
                                .manual("some-time"));
        run.does("olga", start("later"));
        run.does("olga", start("overdue"));
        run.does("olga", start("sooner"));
        run.does("olga", start("some-time"));
        run.reports("compare", "users", failed("3 rows differ"));

        assertThat(all(run, "olga"))
                .extracting(one -> one.step().value())
                .containsExactly("compare", "overdue", "sooner", "later", "some-time");
    }

    @Test
    void asksForNothingOnceTheRunIsOver() {
        var run = TrialRun.started(runbook().check("compare", "users"));
        run.reports("compare", "users", failed("3 rows differ"));

        run.does("mia", scrub("Called off."));

        assertThat(tasks(run, "olga")).isEmpty();
        assertThat(tasks(run, "mia")).isEmpty();
    }

    @Test
    void namesTheNextStepThatAPersonTakesPartIn() {
        var run =
                TrialRun.started(
                        runbook()
                                .manual("announce")
                                .check("compare", "users")
                                .needs("announce")
                                .at(Duration.ofMinutes(20))
                                .signedBy(of(1, "qa"))
                                .manual("test")
                                .ownedBy("qa")
                                .needs("compare")
                                .at(Duration.ofMinutes(30)));

        assertThat(Rules.ahead(run.state(), TrialRun.who("quinn")))
                .contains(
                        new Awaited.Ahead(id("compare"), run.state().plannedStart(id("compare"))));
        assertThat(Rules.ahead(run.state(), TrialRun.who("mia"))).isEmpty();
    }

    private static Step step(TrialRun run) {
        return run.state().checklist().steps().getFirst();
    }

    private static Workspace there(String... people) {
        return Brief.workspace(
                ZoneOffset.UTC,
                Map.of(),
                Stream.of(people)
                        .map(TrialRun::who)
                        .collect(
                                Collectors.toMap(
                                        one -> one,
                                        one -> new Person(one, one.value(), List.of(), "", false))),
                Map.of());
    }

    private static List<Awaited> all(TrialRun run, String person) {
        return Rules.awaited(run.state(), TrialRun.who(person), run.now());
    }

    private static List<Task> tasks(TrialRun run, String person) {
        return all(run, person).stream().map(Awaited::task).toList();
    }

    private static Awaited first(TrialRun run, String person) {
        return all(run, person).getFirst();
    }

    private static TrialRun started(Runbook runbook) {
        var run = TrialRun.of(runbook, TrialRun.ROLES);
        run.does("mia", new RunCommand.StartRun());
        return run;
    }

    private static Policy policy(Deadline... deadlines) {
        return new Policy(
                null, false, List.of(deadlines), new Reaction.Hold(), new Reaction.Hold(), null);
    }

    /// The same with a form in its only step.
    private static Runbook asking(Runbook plain, Policy policy) {
        var basics = plain.steps().findFirst().orElseThrow().basics();
        return rebuilt(
                plain,
                List.of(step(basics, policy, new FormAndFiles(List.of(TTL), List.of()))),
                List.of(),
                List.of());
    }

    private static Runbook withContingency(Runbook plain) {
        var basics = runbook().manual("repair").build().steps().findFirst().orElseThrow().basics();
        var contingency =
                Brief.contingency(
                        new ContingencyId("users-differ"),
                        "C1",
                        "Users differ",
                        new Contingency.Trigger(
                                Set.of(Contingency.On.FAILED), List.of(), null, null),
                        new RoleName("qa"),
                        List.of(step(basics, Policy.PLAIN, FormAndFiles.NOTHING)),
                        List.of(new Contingency.Ending(null, new Contingency.Then.Resume())));
        return rebuilt(plain, plain.steps().toList(), List.of(), List.of(contingency));
    }

    private static Runbook withQuestion(Runbook plain) {
        var question =
                new Question(
                        new QuestionId("rate"),
                        new Field("rate", "Rate", Field.Type.INTEGER, true, List.of(), null, null),
                        "How many accounts a minute?",
                        new RoleName("qa"),
                        new Timing.Elapsed(new Timing.Zero(), Duration.ofHours(-1)),
                        id("announce"),
                        null);
        return rebuilt(plain, plain.steps().toList(), List.of(question), List.of());
    }

    private static Step step(StepBasics plain, Policy policy, FormAndFiles asks) {
        return new ManualStep(
                new StepBasics(
                        plain.id(),
                        plain.number(),
                        plain.title(),
                        plain.owner(),
                        plain.at(),
                        plain.early(),
                        plain.notBefore(),
                        Start.BY_OWNER,
                        plain.takes(),
                        null,
                        plain.needs(),
                        plain.instructions(),
                        plain.requires(),
                        plain.verify(),
                        plain.signOffs(),
                        policy,
                        asks,
                        Safeguards.PLAIN,
                        Briefing.NONE));
    }

    private static Runbook rebuilt(
            Runbook plain,
            List<Step> steps,
            List<Question> questions,
            List<Contingency> contingencies) {
        var phase = plain.phases().getFirst();
        return new Runbook(
                plain.id(),
                plain.title(),
                plain.zero(),
                plain.timezone(),
                plain.environments(),
                plain.window(),
                plain.roles(),
                plain.authority(),
                plain.distinct(),
                plain.variables(),
                plain.checks(),
                List.of(),
                questions,
                List.of(Brief.phase(phase.id(), phase.title(), null, steps)),
                contingencies,
                Definitions.NONE,
                false,
                Briefing.NONE);
    }
}
