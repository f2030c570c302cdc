package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleChecks;
import dev.tminus.ui.security.SignedInAs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnTheSample
class RunPageTest extends SpringBrowserlessTest {

    private static final StepId COMPARE = new StepId("compare");

    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private RunId run;

    @BeforeEach
    void plan() {
        runs.clear();
        run = Sample.underWay(runs, Mode.LIVE, 6);
        runs.at(Sample.NOW);
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysWhatIsSignedAndTakesTheSignature() {
        open(COMPARE);

        assertThat(words()).contains("Attempt 1 of Users field ↔ hq: 48,212 = 48,212 rows");
        test(button("Sign off as QA")).click();

        assertThat(phase("compare")).isEqualTo(StepPhase.DONE);
        assertThat(words()).contains("Signed by QA", "Shanghai QA (you) signed");
    }

    @Test
    @SignedInAs("boston.ops")
    void saysBesideTheButtonWhySomebodyCannotSign() {
        open(COMPARE);

        assertThat(button("Sign off as QA").isEnabled()).isFalse();
        assertThat(words()).contains("Only QA can sign off here.");
    }

    @Test
    @SignedInAs("sf.manager")
    void saysThatNobodyIsLeftToSignAndWhoHasGone() {
        open(COMPARE);
        assertThat(words()).doesNotContain("Too few");

        runs.leaves(Sample.QA);
        settle();

        assertThat(
                        words().split(
                                        "Too few people are left to sign off as QA: Shanghai QA is"
                                                + " no longer in the workspace\\. Fix: Roles…",
                                        -1))
                .as("across the page and where it is signed")
                .hasSize(3);
        test(button("Roles…")).click();
        Select<?> role = find(Select.class).single();
        test(role).selectItem("QA");
        assertThat(find(Checkbox.class).all())
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.getLabel())
                            .isEqualTo("Shanghai QA (no longer in the workspace)");
                    assertThat(gone.getElement().getProperty("disabled")).isEqualTo("true");
                    assertThat(gone.getValue()).isFalse();
                });
    }

    @Test
    @SignedInAs("shanghai.qa")
    void asksToLookAgainWhereItChangedWhileSomebodyRead() {
        open(COMPARE);
        refuse("Look at the count again");
        by(Sample.OPS, new RunCommand.CheckAgain(COMPARE));
        Sample.outcome(runs, run, "compare", "users", Brief.passed("Other", List.of(), "ff"));
        settle();

        assertThat(button("Sign off as QA").isEnabled()).isFalse();
        assertThat(words()).contains("This changed while you read it.");
        test(button("Look again")).click();

        assertThat(button("Sign off as QA").isEnabled()).isTrue();
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsWhatSomebodyElseDidWithoutAReload() {
        open(COMPARE);

        by(Sample.OPS, new RunCommand.Comment(COMPARE, "The 50 rows came from one worker."));
        settle();

        assertThat(words()).contains("The 50 rows came from one worker.");
    }

    @Test
    @SignedInAs("sf.manager")
    void resumesOnlyWithAReason() {
        open(null);
        test(button("Resume the release")).click();

        test(buttonOfDialog("Resume the release")).click();
        assertThat(status()).isEqualTo(RunStatus.HELD);

        test(find(TextArea.class).single()).setValue("The resolver is out of the pool.");
        test(buttonOfDialog("Resume the release")).click();
        assertThat(status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    @SignedInAs("boston.ops")
    void keepsAComment() {
        open(COMPARE);

        test(find(TextField.class).single()).setValue("Looks right");
        test(button("Comment")).click();

        assertThat(words()).contains("Looks right");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void changesNothingWhileTheLedgerIsBroken() {
        runs.breakLedger("Entry 4 does not verify.");
        open(COMPARE);

        assertThat(button("Sign off as QA").isEnabled()).isFalse();
        assertThat(words()).contains("Entry 4 does not verify.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void isToldOfABrokenLedgerWhileItIsOpen() {
        open(COMPARE);
        assertThat(button("Sign off as QA").isEnabled()).isTrue();

        runs.breakLedger("The disk is full.");
        settle();

        assertThat(button("Sign off as QA").isEnabled()).isFalse();
        assertThat(words()).contains("The disk is full.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void takesBackWhatNeverReachedTheDisk() {
        open(COMPARE);
        test(find(TextField.class).single()).setValue("Looks right");
        test(button("Comment")).click();
        runs.breakLedger("The disk is full.");
        settle();
        assertThat(words()).contains("Looks right", "The disk is full.");

        runs.loseLast(run);
        settle();

        assertThat(words()).doesNotContain("Looks right", "The disk is full.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysThatAnAddressLeadsNowhere() {
        UI.getCurrent().navigate(Places.step(run, new StepId("nonsense")));

        assertThat(words()).contains("Nothing is here", "This run has no step nonsense.");
    }

    @Test
    @SignedInAs("sf.manager")
    void scrubsOnlyWithAReason() {
        open(null);
        test(button("Scrub the release…")).click();

        test(buttonOfDialog("Scrub the release")).click();
        assertThat(status()).isEqualTo(RunStatus.HELD);

        test(find(TextArea.class).single()).setValue("The vendor withdrew the patch.");
        test(buttonOfDialog("Scrub the release")).click();
        assertThat(status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(words()).contains("Scrubbed. Nothing starts any more.", "withdrew the patch");
        assertThat(words()).contains("not reached").doesNotContain("under way", "not yet");
    }

    @Test
    @SignedInAs("boston.ops")
    void saysWhyAStepWaitsAndWhatLetsItGoOn() {
        run = SampleChecks.underWay(runs, evidence);
        SampleChecks.protect(runs, run, evidence);
        runs.at(Sample.NOW);

        open(SampleChecks.WRITES);

        assertThat(words())
                .contains("Waits until 2 checks hold", "next attempt in")
                .contains("It is ready to start as soon as all of them hold.")
                .contains("Prerequisites", "Wanted: equal rows", "Wanted: 0");
    }

    @Test
    @SignedInAs("boston.ops")
    void remembersAStartUntilItIsWithdrawn() {
        run = SampleChecks.underWay(runs, evidence);
        SampleChecks.askToStart(runs, run, evidence);
        open(SampleChecks.WRITES);
        assertThat(words()).contains("Boston ops asked to start it at 17:41.");

        test(button("Withdraw the start")).click();

        assertThat(words()).doesNotContain("asked to start it at");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void leadsFromACheckToItsPage() {
        run = SampleChecks.underWay(runs, evidence);

        open(SampleChecks.COMPARE);

        assertThat(words()).contains("0 of 3 in a row", "tried until 18:16 at most");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains(Places.check(run, SampleChecks.COMPARE, "users"));
    }

    /// Lets what waits for the page happen; only a search for components does it all.
    private void settle() {
        roundTrip();
        find(NativeButton.class).all();
    }

    private void open(StepId step) {
        UI.getCurrent().navigate(step == null ? Places.run(run) : Places.step(run, step));
    }

    private void by(PersonId person, RunCommand wish) {
        Sample.accept(runs, run, Sample.NOW, person, wish);
    }

    private void refuse(String reason) {
        by(Sample.QA, new RunCommand.RefuseToSign(COMPARE, new RoleName("qa"), reason));
    }

    private StepPhase phase(String step) {
        return runs.board(run).orElseThrow().state().step(new StepId(step)).phase();
    }

    private RunStatus status() {
        return runs.board(run).orElseThrow().state().status();
    }

    private NativeButton button(String text) {
        return buttons(text).filter(one -> !isInDialog(one)).findFirst().orElseThrow();
    }

    private NativeButton buttonOfDialog(String text) {
        return buttons(text).filter(RunPageTest::isInDialog).findFirst().orElseThrow();
    }

    private Stream<NativeButton> buttons(String text) {
        return find(NativeButton.class).all().stream()
                .filter(one -> one.getElement().getTextRecursively().equals(text));
    }

    private static boolean isInDialog(Component component) {
        return component
                .getParent()
                .map(parent -> parent instanceof Dialog || isInDialog(parent))
                .orElse(false);
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
