package dev.tminus.run;

import static dev.tminus.run.Ledger.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Runbook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever somebody changes in the database behind the application's back, the next start finds
/// it, says where, and opens read-only.
public class VerifyLedgerTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Runbook RUNBOOK = Plans.signedInARow(1);

    @TempDir Path home;

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "update journal set entry = convert_from_text(replace(utf8tostring(entry), 'ann.ops', 'bob.ops'), 'UTF8') where type = 'work-done'",
                        "The chain of run %s breaks at entry"),
                Arguments.of(
                        "delete from journal where type = 'work-done'",
                        "The chain of run %s breaks at entry"),
                Arguments.of(
                        "delete from journal where type = 'run-completed'",
                        "The journal of run %s ends at entry"),
                Arguments.of(
                        "update journal set type = 'step-signed' where type = 'work-done'",
                        "of run %s says something else than the columns beside it."),
                Arguments.of(
                        "update journal set recorded_at = recorded_at + interval '1' hour where type = 'work-done'",
                        "of run %s says something else than the columns beside it."),
                Arguments.of(
                        "delete from journal where type <> 'run-registered' and type <> 'run-ended'",
                        "The registry knows run 1 (%s), but its journal is gone."),
                Arguments.of(
                        "delete from journal where stream = '00000000-0000-0000-0000-000000000000'",
                        "The registry does not know run %s as it begins."),
                Arguments.of(
                        "update run_row set status = 'RUNNING'",
                        "The row of run %s is not what its journal says."),
                Arguments.of(
                        "update step_row set phase = 'READY'",
                        "Step rows of run %s are not what its journal says."),
                Arguments.of(
                        "delete from step_row",
                        "Step rows of run %s are not what its journal says."));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void findsWhatWasChangedBehindItsBack(String sql, String finding) {
        RunId run;
        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            run = ledger.planned(RUNBOOK, ZERO);
            LedgerTest.completeFirstStep(ledger, run);
            assertThat(ledger.runs().board(run).orElseThrow().state().status())
                    .isEqualTo(RunStatus.COMPLETE);
            ledger.jdbc()
                    .execute(
                            "create alias if not exists convert_from_text for \"dev.tminus.run.VerifyLedgerTest.bytes\"");
            assertThat(ledger.jdbc().update(sql)).isPositive();
        }

        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            var refused =
                    ledger.say(run, Plans.MANAGER, new RunCommand.Comment(step("step-1"), "Fine."));

            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);
            assertThat(((LedgerHealth.ReadOnly) ledger.runs().health()).reason())
                    .contains(finding.formatted(run));
            assertThat(((Answer.Refused) refused).reason())
                    .startsWith("tminus is read-only and nothing was recorded: ");
        }
    }

    @Test
    void trustsAnUntouchedLedger() {
        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            LedgerTest.completeFirstStep(ledger, ledger.planned(RUNBOOK, ZERO));
        }

        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            assertThat(ledger.verifier().flaw()).isEmpty();
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
    }

    @Test
    void acknowledgesNothingThatTheDiskDidNotTake() {
        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            var run = ledger.planned(RUNBOOK, ZERO);
            ledger.jdbc().execute("create user other password 'x' admin");
            ledger.jdbc()
                    .execute("grant select, insert, update, delete on schema public to tminus");
            ledger.jdbc().execute("alter user tminus admin false");

            var answer = ledger.say(run, Plans.MANAGER, new RunCommand.StartRun());

            assertThat(answer).isInstanceOf(Answer.Refused.class);
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);
            assertThat(ledger.say(run, Plans.MANAGER, new RunCommand.StartRun()))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    /// Called by H2.
    public static byte[] bytes(String text, String charset) throws Exception {
        return text.getBytes(charset);
    }
}
