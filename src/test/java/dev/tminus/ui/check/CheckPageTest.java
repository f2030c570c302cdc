package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunId;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleChecks;
import dev.tminus.ui.SampleReports;
import dev.tminus.ui.security.SignedInAs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnTheSample
class CheckPageTest extends SpringBrowserlessTest {

    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private RunId run;

    @BeforeEach
    void plan() {
        runs.clear();
        run = SampleChecks.underWay(runs, evidence);
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysWhatDiffersWithBothCounts() {
        open(SampleChecks.COMPARE, "users");

        assertThat(words())
                .contains("Users field ↔ hq: 50 rows differ")
                .contains("HQ 48,212 rows", "Field 48,206 rows", "48,165", "rows are equal")
                .contains("attempt 2 at 17:39 UTC, T+39m", "took 21s")
                .contains("acct-10519@mail.example.org", "must pass 3 in a row");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void findsARowByItsKey() {
        open(SampleChecks.COMPARE, "users");
        assertThat(words()).doesNotContain("11851");

        test(find(TextField.class).single()).setValue("11851");

        assertThat(words()).contains("11851", "Rows 1 to 1 of 1").doesNotContain("10482");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsRowsThatOneSideLacks() {
        open(SampleChecks.COMPARE, "users");

        press("Missing in Field9");
        assertThat(words()).contains("20000", "Rows 1 to 9 of 9");

        press("Extra in Field3");
        assertThat(words()).contains("30000", "NULL", "empty text");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void turnsThePage() {
        open(SampleChecks.COMPARE, "users");

        test(later()).click();
        settle();

        assertThat(words()).contains("Rows 6 to 10 of 38").doesNotContain("10482");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysThatSamplesAreCut() {
        UI.getCurrent().navigate(Places.attempt(run, SampleChecks.COMPARE, "users", 1));

        assertThat(words())
                .contains("4,812 rows differ", "the first 200 of 4,812, the file has all")
                .contains("Here are the first 200 of 4,812 differences; the file has all.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsANewResultWithoutAReload() {
        open(SampleChecks.COMPARE, "users");

        SampleChecks.tryAgain(
                runs, run, Sample.NOW, List.of(SampleReports.usersAreTheSame(evidence)));
        settle();

        assertThat(words())
                .contains("all 48,212 rows are the same", "1 in a row")
                .contains("snapshot: one for both sides");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void staysAtTheChosenAttemptWhenANewOneComes() {
        UI.getCurrent().navigate(Places.attempt(run, SampleChecks.COMPARE, "users", 2));

        SampleChecks.tryAgain(
                runs, run, Sample.NOW, List.of(SampleReports.usersAreTheSame(evidence)));
        settle();

        assertThat(words())
                .contains("50 rows differ", "Attempt 3 is newer than what you see.")
                .contains("Attempt 3 passed");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void countsThreePassesInARow() {
        var same = SampleReports.usersAreTheSame(evidence);
        SampleChecks.tryAgain(runs, run, Sample.NOW, List.of(same, same, same));

        open(SampleChecks.COMPARE, "users");

        assertThat(words()).contains("Attempt 5 passed", "3 in a row");
        assertThat(phase(SampleChecks.COMPARE)).isEqualTo(StepPhase.SIGNING);
    }

    @Test
    @SignedInAs("boston.ops")
    void takesTooFewPassesInARowForNoPass() {
        var same = SampleReports.usersAreTheSame(evidence);
        SampleChecks.tryAgain(runs, run, Sample.NOW, List.of(same));
        open(SampleChecks.COMPARE, "users");
        assertThat(words()).contains("Users field ↔ hq: all 48,212 rows are the same");

        press("Stop the checks…");
        pressLast("Stop the checks");

        assertThat(words()).contains("Users field ↔ hq: passed 1 of 3 in a row");
        assertThat(phase(SampleChecks.COMPARE)).isEqualTo(StepPhase.INCONCLUSIVE);
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysHowFarACheckHasCome() {
        open(SampleChecks.LONG, "copies");
        assertThat(words()).contains("attempt 1 is running", "1,204,000 rows read");

        runs.read(run, SampleChecks.LONG, "copies", new ReadProgress(1_000_000, 900_000));
        settle();

        assertThat(words()).contains("1,900,000 rows read");
    }

    @Test
    @SignedInAs("boston.ops")
    void stopsACheckOnceItIsConfirmed() {
        open(SampleChecks.LONG, "copies");
        press("Stop the checks…");
        assertThat(phase(SampleChecks.LONG)).isEqualTo(StepPhase.CHECKING);

        pressLast("Stop the checks");

        assertThat(phase(SampleChecks.LONG)).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(words()).contains("could not run", "Stopped by boston.ops.");
    }

    @Test
    @SignedInAs("boston.ops")
    void checksAgain() {
        open(SampleChecks.QUEUE, "queue-empty");

        press("Check again now");

        assertThat(words()).contains("Attempt 2 is running").contains("7, 0 wanted");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysBesideTheButtonWhyItCannotBeCheckedAgain() {
        open(SampleChecks.QUEUE, "queue-empty");

        assertThat(words()).contains("Only OPS can check it again.");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void tellsNoAnswerFromAWrongOne() {
        open(SampleChecks.SCHEMA, "schema");

        assertThat(words())
                .contains("The schema is at 192: could not run")
                .contains("The database field refused the login of tminus_ro")
                .contains("This says nothing about the data")
                .doesNotContain("Attempt 1 failed");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysWhichDigestStaysWhereTheFilesAreGone() throws IOException {
        for (var file : SampleReports.usersAreTheSame(evidence).evidence()) {
            evidence.remove(file.sha256(), Instant.MAX);
        }

        open(SampleChecks.SAME, "copies");

        assertThat(words())
                .contains("have been removed, since their retention has passed")
                .contains("7d1e 04b9 aa9c … c90a")
                .doesNotContain("Download");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void showsWhatAnOldVersionRecorded() {
        open(SampleChecks.OLD, "copies");

        assertThat(words())
                .contains("This attempt kept no rows.")
                .contains("48,212 = 48,212 rows, 0 differences")
                .contains("7d1e 23aa 9c01 … c90a");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysThatAnAddressLeadsNowhere() {
        UI.getCurrent().navigate(Places.attempt(run, SampleChecks.COMPARE, "users", 99));
        assertThat(words()).contains("Nothing is here", "has no attempt of this number");

        UI.getCurrent().navigate(Places.check(run, SampleChecks.COMPARE, "nonsense"));
        assertThat(words()).contains("This step has no check nonsense.");
    }

    private NativeButton later() {
        return find(NativeButton.class).all().stream()
                .filter(one -> one.getAriaLabel().orElse("").equals("Later rows"))
                .findFirst()
                .orElseThrow();
    }

    private void press(String words) {
        test(buttons(words).getFirst()).click();
        settle();
    }

    private void pressLast(String words) {
        test(buttons(words).getLast()).click();
        settle();
    }

    private List<NativeButton> buttons(String words) {
        return find(NativeButton.class).all().stream()
                .filter(one -> one.getElement().getTextRecursively().equals(words))
                .toList();
    }

    /// Lets what waits for the page happen; only a search for components does it all.
    private void settle() {
        roundTrip();
        find(NativeButton.class).all();
    }

    private void open(StepId step, String use) {
        UI.getCurrent().navigate(Places.check(run, step, use));
    }

    private StepPhase phase(StepId step) {
        return runs.board(run).orElseThrow().state().step(step).phase();
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
