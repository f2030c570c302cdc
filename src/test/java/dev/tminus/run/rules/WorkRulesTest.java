package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepPart;
import org.junit.jupiter.api.Test;

class WorkRulesTest {

    @Test
    void letsTheOwnerStartAndFinish() {
        var run = started(runbook().manual("a"));

        run.does("olga", start("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").attempt()).isEqualTo(1);
        assertThat(run.step("a").startedAt()).isEqualTo(run.now());

        run.does("omar", finish("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("a").doers()).containsExactly(who("olga"), who("omar"));
        assertThat(run.step("a").endedAt()).isEqualTo(run.now());
    }

    @Test
    void namesADoerOnce() {
        var run = started(runbook().manual("a"));

        run.does("olga", start("a"));
        run.does("olga", finish("a"));

        assertThat(run.step("a").doers()).containsExactly(who("olga"));
    }

    @Test
    void refusesWorkByAnybodyElse() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("quinn", start("a"))).isEqualTo("Only OPS can start it.");
        assertThat(run.refuses("clock", start("a"))).isEqualTo("Only a person can do this.");
        run.does("olga", start("a"));
        assertThat(run.refuses("quinn", finish("a"))).isEqualTo("Only OPS can finish it.");
        assertThat(run.refuses("worker", finish("a"))).isEqualTo("Only a person can do this.");
    }

    @Test
    void refusesWorkBeforeTheRunIsStarted() {
        var run = scheduled(runbook().manual("a"));

        assertThat(run.refuses("olga", start("a")))
                .isEqualTo("The run is scheduled and not started.");
        assertThat(run.refuses("olga", finish("a")))
                .isEqualTo("The run is scheduled and not started.");
        assertThat(run.refuses("olga", workAgain("a")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void refusesWorkOnAStepThatIsNotThere() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("olga", start("z"))).isEqualTo("This run has no step \"z\".");
        assertThat(run.refuses("olga", finish("z"))).isEqualTo("This run has no step \"z\".");
        assertThat(run.refuses("olga", workAgain("z"))).isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesAStartBeforeWhatItNeedsIsDone() {
        var run = started(runbook().manual("a").manual("b").needs("a"));

        assertThat(run.refuses("olga", start("b")))
                .isEqualTo("Step 1.2 is planned; it can be started once it is ready to start.");
    }

    @Test
    void refusesASecondStart() {
        var run = started(runbook().manual("a"));
        run.does("olga", start("a"));

        assertThat(run.refuses("omar", start("a")))
                .isEqualTo("Step 1.1 is running; it can be started once it is ready to start.");
    }

    @Test
    void refusesToFinishWhatIsNotRunning() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("olga", finish("a")))
                .isEqualTo("Step 1.1 is ready to start; it can be finished once it is running.");
    }

    @Test
    void refusesToFinishChecksAndPollsByHand() {
        var run = started(runbook().check("c", "rows").gate("g", of(1, "qa")));

        assertThat(run.refuses("olga", finish("c")))
                .isEqualTo("Step 1.1 is not worked on by hand.");
        assertThat(run.refuses("olga", finish("g")))
                .isEqualTo("Step 1.2 is not worked on by hand.");
        assertThat(run.refuses("olga", workAgain("c")))
                .isEqualTo("Step 1.1 is not worked on by hand.");
    }

    @Test
    void letsRunningWorkEndWhileHeld() {
        var run = started(runbook().manual("a"));
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));

        run.does("olga", finish("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void letsTheOwnerStartACheckThatWaitsForSomebody() {
        var run = started(runbook().check("c", "rows", "users").start(Start.BY_OWNER));

        assertThat(run.phase("c")).isEqualTo(StepPhase.READY);
        var events = run.does("olga", start("c"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepStarted(id("c"), 1),
                        new RunEvent.CheckStarted(id("c"), "rows", 1, 1),
                        new RunEvent.CheckStarted(id("c"), "users", 1, 1));
        assertThat(run.step("c").doers()).containsExactly(who("olga"));
    }

    @Test
    void keepsTheStarterOfTheRunFromItsStepsWhereTheyMustDiffer() {
        var run =
                started(
                        runbook()
                                .distinct(StepPart.STARTER, StepPart.DOER)
                                .manual("a")
                                .ownedBy("manager")
                                .manual("b")
                                .ownedBy("manager")
                                .start(Start.BY_ITSELF));

        assertThat(run.refuses("mia", start("a")))
                .isEqualTo("You started this run. Somebody else must do its steps.");
        assertThat(run.refuses("mia", finish("b")))
                .isEqualTo("You started this run. Somebody else must do its steps.");
    }

    @Test
    void letsTheStarterOfTheRunWorkWhereNothingForbidsIt() {
        var run = started(runbook().manual("a").ownedBy("manager"));

        run.does("mia", start("a"));

        assertThat(run.step("a").doers()).containsExactly(who("mia"));
    }

    @Test
    void doesRefusedWorkAgainAsANewAttempt() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", refuse("a", "qa", "The log is empty"));

        run.does("omar", workAgain("a"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").attempt()).isEqualTo(2);
        assertThat(run.step("a").doers()).containsExactly(who("omar"));
        assertThat(run.step("a").reason()).isEmpty();
    }

    @Test
    void namesWhoeverWorksAgainEvenWhereTheStepBeganByItself() {
        var run = started(runbook().manual("a").start(Start.BY_ITSELF).signedBy(of(1, "ops")));
        assertThat(run.step("a").doers()).isEmpty();
        run.does("olga", finish("a"));
        run.does("omar", refuse("a", "ops", "Not like this"));
        run.does("bo", workAgain("a"));

        run.does("olga", finish("a"));

        assertThat(run.step("a").doers()).containsExactly(who("bo"), who("olga"));
        assertThat(run.refuses("bo", run.sign("a", "ops")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
    }

    @Test
    void worksAgainOnlyOnWhatFailed() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("olga", workAgain("a")))
                .isEqualTo(
                        "Step 1.1 is ready to start; it can be worked on again once it has failed"
                                + " or is without an answer.");
    }

    @Test
    void refusesWorkAgainByAnybodyElse() {
        var run =
                scheduled(
                        runbook()
                                .distinct(StepPart.STARTER, StepPart.DOER)
                                .may(Authority.START, of(1, "ops"))
                                .manual("a")
                                .signedBy(of(1, "qa")));
        run.does("omar", new RunCommand.StartRun());
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", refuse("a", "qa", "The log is empty"));

        assertThat(run.refuses("quinn", workAgain("a")))
                .isEqualTo("Only OPS can work on it again.");
        assertThat(run.refuses("omar", workAgain("a")))
                .isEqualTo("You started this run. Somebody else must do its steps.");
    }

    @Test
    void beginsByItselfWhatSaysSo() {
        var run = started(runbook().manual("a").manual("b").needs("a").start(Start.BY_ITSELF));
        run.does("olga", start("a"));

        run.does("olga", finish("a"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("b").doers()).isEmpty();
    }

    @Test
    void doesNotLetAResumedRunForgetAFailure() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")).manual("b").needs("a"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", refuse("a", "qa", "The log is empty"));

        run.does("mia", resume("go on"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.FAILED);
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
    }
}
