package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.noGo;
import static dev.tminus.run.rules.TrialRun.pollAgain;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Ballot;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollRulesTest {

    @Test
    void opensOnceAllThatItNeedsIsDone() {
        var run = started(runbook().manual("a").gate("g", of(1, "qa")).needs("a"));
        assertThat(run.refuses("quinn", go("g", "qa")))
                .isEqualTo("Step 1.2 is planned; it can be voted on once it is running.");
        run.does("olga", start("a"));

        run.does("olga", finish("a"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").attempt()).isEqualTo(1);
        assertThat(run.step("g").doers()).isEmpty();
    }

    @Test
    void passesOnlyWhenEveryRoleHasSaidGo() {
        var run = started(runbook().gate("g", of(2, "qa"), of(1, "manager")));

        run.does("quinn", go("g", "qa"));
        run.does("mia", go("g", "manager"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("quentin", go("g", "qa"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("g").ballots())
                .extracting(Ballot::person)
                .containsExactly(who("quinn"), who("mia"), who("quentin"));
    }

    @Test
    void addsUpTheQuorumsOfARoleThatIsPolledTwice() {
        var run = started(runbook().gate("g", of(1, "qa"), of(1, "qa")));

        run.does("quinn", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("quentin", go("g", "qa"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void silenceIsNoGo() {
        var run = started(runbook().gate("g", of(1, "qa")));

        assertThat(run.at(Duration.ofDays(365)).refuses("clock", new RunCommand.Advance()))
                .isEqualTo("Nothing is due.");
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void oneNoGoEndsThePollAndHoldsTheRun() {
        var run = started(runbook().gate("g", of(2, "qa")).titled("Go or no-go"));
        run.does("quinn", go("g", "qa"));

        run.does("quentin", noGo("g", "qa", " Boston has no power "));

        assertThat(run.phase("g")).isEqualTo(StepPhase.NO_GO);
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason())
                .isEqualTo("Step 1.1, Go or no-go, ended in a no-go.");
        assertThat(run.state().heldBy()).isEqualTo(id("g"));
        assertThat(run.step("g").ballots().getLast())
                .isEqualTo(
                        new Ballot(
                                new RoleName("qa"),
                                who("quentin"),
                                false,
                                "Boston has no power",
                                run.now()));
        assertThat(run.refuses("bo", go("g", "qa")))
                .isEqualTo("Step 1.1 is at no-go; it can be voted on once it is running.");
    }

    @Test
    void aRoleThatHasSaidGoEnoughCanStillSayNoGo() {
        var run = started(runbook().gate("g", of(1, "qa"), of(1, "manager")));
        run.does("quinn", go("g", "qa"));

        assertThat(run.refuses("quentin", go("g", "qa"))).isEqualTo("qa has said go already.");
        run.does("quentin", noGo("g", "qa", "Boston has no power"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.NO_GO);
    }

    @Test
    void refusesANoGoWithoutAReason() {
        var run = started(runbook().gate("g", of(1, "qa")));

        assertThat(run.refuses("quinn", noGo("g", "qa", " ")))
                .isEqualTo("Give a reason for a no-go.");
        assertThat(
                        run.refuses(
                                "quinn",
                                new RunCommand.Vote(
                                        id("g"), new RoleName("qa"), true, "x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
    }

    @Test
    void onePersonVotesOnce() {
        var run = started(runbook().gate("g", of(2, "qa"), of(1, "ops")));
        run.does("bo", go("g", "qa"));

        assertThat(run.refuses("bo", go("g", "ops")))
                .isEqualTo(
                        "You have voted in this poll. One person votes once; only a go can still"
                                + " become a no-go.");
        assertThat(run.refuses("bo", go("g", "qa")))
                .isEqualTo(
                        "You have voted in this poll. One person votes once; only a go can still"
                                + " become a no-go.");
    }

    @Test
    void aGoCanStillBecomeANoGo() {
        var run = started(runbook().gate("g", of(2, "qa")));
        run.does("quinn", go("g", "qa"));

        run.does("quinn", noGo("g", "qa", "Boston has no power"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.NO_GO);
        assertThat(run.step("g").ballots()).hasSize(1);
    }

    @Test
    void refusesVotesByStrangers() {
        var run = started(runbook().gate("g", of(1, "qa")));

        assertThat(run.refuses("mia", go("g", "qa"))).isEqualTo("Only QA can vote here.");
        assertThat(run.refuses("clock", go("g", "qa"))).isEqualTo("Only a person can do this.");
        assertThat(run.refuses("mia", go("g", "manager")))
                .isEqualTo("Step 1.1 does not poll manager.");
    }

    @Test
    void refusesVotesWhereNothingIsPolled() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("quinn", go("a", "qa"))).isEqualTo("Step 1.1 does not poll qa.");
        assertThat(run.refuses("quinn", go("z", "qa"))).isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesVotesBeforeTheRunIsStarted() {
        var run = scheduled(runbook().gate("g", of(1, "qa")));

        assertThat(run.refuses("quinn", go("g", "qa")))
                .isEqualTo("The run is scheduled and not started.");
        assertThat(run.refuses("olga", pollAgain("g")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void letsAnOpenPollGoOnWhileHeld() {
        var run = started(runbook().gate("g", of(1, "qa")));
        run.does("mia", hold("stop"));

        run.does("quinn", go("g", "qa"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void opensNoPollWhileHeld() {
        var run = started(runbook().manual("a").gate("g", of(1, "qa")).needs("a"));
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));

        run.does("olga", finish("a"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.READY);
        assertThat(run.refuses("quinn", go("g", "qa")))
                .isEqualTo("Step 1.2 is ready to start; it can be voted on once it is running.");
    }

    @Test
    void aFreshPollForgetsTheVotesOfTheLast() {
        var run = started(runbook().gate("g", of(1, "qa"), of(1, "ops")));
        run.does("quinn", go("g", "qa"));
        run.does("omar", noGo("g", "ops", "Boston has no power"));

        run.does("olga", pollAgain("g"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").attempt()).isEqualTo(2);
        assertThat(run.step("g").ballots()).isEmpty();
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        run.does("omar", go("g", "ops"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("quinn", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
        run.does("mia", resume("power is back"));
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void opensAFreshPollOnlyAfterANoGo() {
        var run = started(runbook().gate("g", of(1, "qa")).manual("a"));

        assertThat(run.refuses("olga", pollAgain("g")))
                .isEqualTo(
                        "Step 1.1 is running; a fresh poll can be opened once it has ended in a"
                                + " no-go.");
        assertThat(run.refuses("olga", pollAgain("a"))).isEqualTo("Step 1.2 is no poll.");
        assertThat(run.refuses("olga", pollAgain("z"))).isEqualTo("This run has no step \"z\".");
    }

    @Test
    void letsOwnersAndWhoeverMayResumeOpenAFreshPoll() {
        var run = started(runbook().may(Authority.RESUME, of(1, "manager")).gate("g", of(1, "qa")));
        run.does("quinn", noGo("g", "qa", "Boston has no power"));

        assertThat(run.refuses("quinn", pollAgain("g")))
                .isEqualTo("Only OPS can open a fresh poll.");
        run.does("mia", pollAgain("g"));
        run.does("quinn", noGo("g", "qa", "Still dark"));
        run.does("olga", pollAgain("g"));

        assertThat(run.step("g").attempt()).isEqualTo(3);
    }

    @Test
    void pollsAgainWhereASignerRefusedTheResult() {
        var run = started(runbook().gate("g", of(1, "qa")).signedBy(of(1, "manager")));
        run.does("quinn", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.SIGNING);
        run.does("mia", refuse("g", "manager", "Ask ops as well"));

        run.does("olga", pollAgain("g"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void letsTheOwnerOpenAPollThatWaitsForSomebody() {
        var run = started(runbook().gate("g", of(1, "qa")).start(Start.BY_OWNER));

        run.does("olga", start("g"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").doers()).containsExactly(who("olga"));
    }
}
