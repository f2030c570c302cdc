package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.Signature;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignOffRulesTest {

    /// Step a is done by olga and waits for its signatures.
    private static TrialRun signing(RunbookBuilder runbook) {
        var run = started(runbook);
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        return run;
    }

    @Test
    void isDoneWithTheLastSignature() {
        var run = signing(runbook().manual("a").signedBy(of(2, "qa")).manual("b").needs("a"));

        run.does("quinn", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        run.does("quentin", run.sign("a", "qa"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        assertThat(run.step("a").signatures())
                .extracting(Signature::person)
                .containsExactly(who("quinn"), who("quentin"));
    }

    @Test
    void asksForTheQuorumOfEveryRole() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa"), of(1, "manager")));

        run.does("quinn", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        run.does("mia", run.sign("a", "manager"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void addsUpTheQuorumsOfARoleThatIsListedTwice() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa"), of(1, "qa")));

        run.does("quinn", run.sign("a", "qa"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
    }

    @Test
    void silenceNeverApproves() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.at(Duration.ofDays(365)).refuses("clock", new RunCommand.Advance()))
                .isEqualTo("Nothing is due.");
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.refuses("clock", run.sign("a", "qa")))
                .isEqualTo("Only a person can do this.");
        assertThat(run.refuses("worker", run.sign("a", "qa")))
                .isEqualTo("Only a person can do this.");
    }

    @Test
    void refusesSignOffByTheDoer() {
        var run = signing(runbook().manual("a").signedBy(of(1, "ops")));

        assertThat(run.refuses("olga", run.sign("a", "ops")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
        assertThat(run.refuses("olga", refuse("a", "ops", "No")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
        run.does("omar", run.sign("a", "ops"));
    }

    @Test
    void refusesSignOffByWhoeverOnlyStartedTheWork() {
        var run = started(runbook().manual("a").signedBy(of(1, "ops")));
        run.does("olga", start("a"));
        run.does("omar", finish("a"));

        assertThat(run.refuses("olga", run.sign("a", "ops")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
        assertThat(run.refuses("omar", run.sign("a", "ops")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
    }

    @Test
    void letsTheDoerSignWhereTheRunbookDoesNotTellThemApart() {
        var run =
                signing(
                        runbook()
                                .distinct(StepPart.STARTER, StepPart.SIGNER)
                                .manual("a")
                                .signedBy(of(1, "ops")));

        run.does("olga", run.sign("a", "ops"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void refusesSignOffByTheStarterOfTheRunWhereTheyMustDiffer() {
        var run =
                signing(
                        runbook()
                                .distinct(StepPart.STARTER, StepPart.SIGNER)
                                .manual("a")
                                .signedBy(of(1, "manager")));

        assertThat(run.refuses("mia", run.sign("a", "manager")))
                .isEqualTo("You started this run. Somebody else in manager must sign.");
    }

    @Test
    void onePersonCannotFillTwoSignOffs() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa"), of(1, "ops")));
        run.does("bo", run.sign("a", "qa"));

        assertThat(run.refuses("bo", run.sign("a", "ops")))
                .isEqualTo("You have signed this step. One person signs once.");
        assertThat(run.refuses("bo", refuse("a", "ops", "No")))
                .isEqualTo("You have signed this step. One person signs once.");
    }

    @Test
    void onePersonCannotFillAQuorumAlone() {
        var run = signing(runbook().manual("a").signedBy(of(2, "qa")));
        run.does("quinn", run.sign("a", "qa"));

        assertThat(run.refuses("quinn", run.sign("a", "qa")))
                .isEqualTo("You have signed this step. One person signs once.");
    }

    @Test
    void refusesMoreSignaturesOfARoleThanAreAskedFor() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa"), of(1, "manager")));
        run.does("quinn", run.sign("a", "qa"));

        assertThat(run.refuses("quentin", run.sign("a", "qa")))
                .isEqualTo("Step 1.1 is signed by qa already.");
    }

    @Test
    void letsARoleThatHasSignedEnoughStillRefuse() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa"), of(1, "manager")));
        run.does("quinn", run.sign("a", "qa"));

        run.does("quentin", refuse("a", "qa", "The log is empty"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.FAILED);
    }

    @Test
    void refusesSignOffByStrangers() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("mia", run.sign("a", "qa"))).isEqualTo("Only QA can sign off here.");
        assertThat(run.refuses("mia", refuse("a", "qa", "No")))
                .isEqualTo("Only QA can refuse to sign here.");
    }

    @Test
    void refusesSignOffInARoleThatIsNotAsked() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("mia", run.sign("a", "manager")))
                .isEqualTo("Step 1.1 asks for no sign-off by manager.");
    }

    @Test
    void refusesSignOffBeforeTheWorkIsDone() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("quinn", run.sign("a", "qa")))
                .isEqualTo(
                        "Step 1.1 is ready to start; it can be signed once it is waiting for"
                                + " sign-off.");
        run.does("olga", start("a"));
        assertThat(run.refuses("quinn", refuse("a", "qa", "No")))
                .isEqualTo(
                        "Step 1.1 is running; it can be signed once it is waiting for sign-off.");
    }

    @Test
    void refusesSignOffOutsideARunThatIsUnderWay() {
        var run = scheduled(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("quinn", run.sign("a", "qa")))
                .isEqualTo("The run is scheduled and not started.");
        assertThat(run.refuses("quinn", TrialRun.withdraw("a", "wrong")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void refusesSignOffOfAStepThatIsNotThere() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("quinn", new RunCommand.SignStep(id("z"), new RoleName("qa"), "00")))
                .isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesASignatureOfWhatNoLongerStands() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));
        var read = run.sign("a", "qa");
        run.does("quentin", refuse("a", "qa", "The log is empty"));
        run.does("olga", workAgain("a"));
        run.does("olga", finish("a"));

        assertThat(run.refuses("quinn", read))
                .isEqualTo("Step 1.1 changed while you read it. Look again before you sign.");
    }

    @Test
    void keepsExactlyTheDigestThatWasSigned() {
        var run = signing(runbook().manual("a").signedBy(of(2, "qa")));
        var read = run.sign("a", "qa");
        run.does("zoe", new RunCommand.Comment(id("a"), "Looks good"));

        run.does("quinn", read);

        assertThat(run.step("a").signatures())
                .containsExactly(
                        new Signature(new RoleName("qa"), who("quinn"), run.now(), read.digest()));
    }

    @Test
    void letsPeopleSignWhileHeld() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));
        run.does("mia", hold("stop"));

        run.does("quinn", run.sign("a", "qa"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void aRefusalFailsTheStepAndHoldsTheRun() {
        var run = signing(runbook().manual("a").titled("Stop jobs").signedBy(of(2, "qa")));
        run.does("quentin", run.sign("a", "qa"));

        run.does("quinn", refuse("a", "qa", " The log is empty "));

        assertThat(run.phase("a")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("a").reason()).isEqualTo("qa refused to sign: The log is empty");
        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Step 1.1, Stop jobs, failed.");
        assertThat(run.state().heldBy()).isEqualTo(id("a"));
    }

    @Test
    void refusesARefusalWithoutAReason() {
        var run = signing(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("quinn", refuse("a", "qa", "")))
                .isEqualTo("Give a reason for the refusal.");
        assertThat(run.refuses("quinn", refuse("a", "qa", "x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
    }

    @Test
    void asksForSignaturesAfterChecks() {
        var run = started(runbook().check("a", "rows").signedBy(of(1, "qa")));

        run.reports("a", "rows", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        run.does("quinn", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void forgetsTheDoersOfAnEarlierAttempt() {
        var run = signing(runbook().manual("a").signedBy(of(1, "ops")));
        run.does("omar", refuse("a", "ops", "The log is empty"));
        run.does("omar", workAgain("a"));
        run.does("omar", finish("a"));

        assertThat(run.refuses("omar", run.sign("a", "ops")))
                .isEqualTo("You did this step. Somebody else in ops must sign.");
        run.does("olga", run.sign("a", "ops"));
        run.does("mia", resume(""));

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }
}
