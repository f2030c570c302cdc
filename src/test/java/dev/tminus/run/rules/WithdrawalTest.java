package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.Signature;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    /// Step a is done by olga and signed by quinn.
    private static TrialRun signed(RunbookBuilder runbook) {
        var run = started(runbook);
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("a", "qa"));
        return run;
    }

    private static RunbookBuilder twoSteps() {
        return runbook().manual("a").signedBy(of(1, "qa")).manual("b").needs("a");
    }

    @Test
    void withdrawnSignatureReturnsDependentsToPlanned() {
        var run = signed(twoSteps().manual("c").needs("a").notBefore().at(Duration.ofHours(1)));
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        assertThat(run.phase("c")).isEqualTo(StepPhase.WAITING);

        var events = run.does("quinn", withdraw("a", " Wrong window "));

        assertThat(events)
                .containsExactly(
                        new RunEvent.SignatureWithdrawn(
                                id("a"), new RoleName("qa"), "Wrong window"),
                        new RunEvent.StepsReturned(List.of(id("b"), id("c"))));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(run.step("a").endedAt()).isNull();
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.phase("c")).isEqualTo(StepPhase.PLANNED);
    }

    @Test
    void releasesDependentsOnceItIsSignedAnew() {
        var run = signed(twoSteps());
        run.does("quinn", withdraw("a", "Wrong window"));

        run.does("quinn", run.sign("a", "qa"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
    }

    @Test
    void leavesTheSignaturesOfOthers() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")).manual("b").needs("a"));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("a", "qa"));
        run.does("quentin", run.sign("a", "qa"));

        run.does("quinn", withdraw("a", "Wrong window"));

        assertThat(run.step("a").signatures())
                .extracting(Signature::person)
                .containsExactly(who("quentin"));
    }

    @Test
    void takesASignatureBackBeforeTheQuorumIsThere() {
        var run = signed(runbook().manual("a").signedBy(of(2, "qa")));

        run.does("quinn", withdraw("a", "Wrong window"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(run.step("a").signatures()).isEmpty();
    }

    @Test
    void refusesAWithdrawalThatSomebodyHasBuiltOn() {
        var run = signed(twoSteps());
        run.does("olga", start("b"));

        assertThat(run.refuses("quinn", withdraw("a", "Wrong window")))
                .isEqualTo("Step 1.2 has started on the strength of your signature; it stays.");
    }

    @Test
    void refusesAWithdrawalOfWhatOthersSigned() {
        var run = signed(twoSteps());

        assertThat(run.refuses("quentin", withdraw("a", "Wrong window")))
                .isEqualTo("You have not signed step 1.1.");
        assertThat(run.refuses("quinn", withdraw("b", "Wrong window")))
                .isEqualTo("You have not signed step 1.2.");
        assertThat(run.refuses("clock", withdraw("a", "Wrong window")))
                .isEqualTo("Only a person can do this.");
        assertThat(run.refuses("quinn", withdraw("z", "Wrong window")))
                .isEqualTo("This run has no step \"z\".");
    }

    @Test
    void refusesAWithdrawalWithoutAReason() {
        var run = signed(twoSteps());

        assertThat(run.refuses("quinn", withdraw("a", "")))
                .isEqualTo("Give a reason for taking your signature back.");
        assertThat(run.refuses("quinn", withdraw("a", "x".repeat(4_001))))
                .isEqualTo("The text has 4,001 characters, at most 4,000 are kept. Shorten it.");
    }

    @Test
    void refusesAWithdrawalAfterTheEnd() {
        var run = signed(runbook().manual("a").signedBy(of(1, "qa")));

        assertThat(run.refuses("quinn", withdraw("a", "Wrong window")))
                .isEqualTo("The run is complete; nothing changes any more.");
    }

    @Test
    void takesASignatureBackWhileHeld() {
        var run = signed(twoSteps());
        run.does("mia", hold("stop"));

        run.does("quinn", withdraw("a", "Wrong window"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
    }
}
