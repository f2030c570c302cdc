package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static dev.tminus.run.Plans.MANAGER;
import static dev.tminus.run.rules.TrialRun.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.testing.Brief;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceUsesTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Duration NINETY_DAYS = Duration.ofDays(90);
    private static final Runbook TWO = runbook();

    @TempDir Path home;

    @Test
    void knowsEveryFileThatAnAttemptNames() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);

            passed(ledger, run, "short", "one");

            assertThat(kept(ledger).named()).containsExactly(digestOf("one"));
        }
    }

    @Test
    void letsNothingExpireWhileTheRunGoesOn() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);
            passed(ledger, run, "short", "one");

            assertThat(kept(ledger).expired(ledger.time().instant().plus(Duration.ofDays(10_000))))
                    .isEmpty();
        }
    }

    @Test
    void letsAFileExpireSoLongAfterTheEndOfTheRun() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);
            passed(ledger, run, "short", "one");
            passed(ledger, run, "forever", "two");
            var end = ledger.time().instant();

            assertThat(kept(ledger).expired(end.plus(NINETY_DAYS).minusMillis(1))).isEmpty();
            assertThat(kept(ledger).expired(end.plus(NINETY_DAYS)))
                    .containsExactly(digestOf("one"));
        }
    }

    @Test
    void keepsAFileThatSomethingElseNamesForEver() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);
            passed(ledger, run, "short", "same");
            passed(ledger, run, "forever", "same");

            assertThat(kept(ledger).expired(ledger.time().instant().plus(NINETY_DAYS))).isEmpty();
        }
    }

    @Test
    void namesWhatIsRemovedNoMore() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);
            passed(ledger, run, "short", "one");
            passed(ledger, run, "forever", "two");
            var later = ledger.time().instant().plus(NINETY_DAYS);

            kept(ledger).removed(digestOf("one"), later);

            assertThat(kept(ledger).expired(later)).isEmpty();
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    /// Somebody may have come to name it between the look at what has expired and the removal.
    @Test
    void removesNothingThatIsStillNamed() {
        try (var ledger = Ledger.inFolder(home, TWO)) {
            var run = started(ledger);
            passed(ledger, run, "short", "one");

            kept(ledger).removed(digestOf("one"), ledger.time().instant());

            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    private static KeptEvidence kept(Ledger ledger) {
        return ledger.bean(KeptEvidence.class);
    }

    private static RunId started(Ledger ledger) {
        var run = ledger.planned(TWO, ZERO);
        ledger.say(run, MANAGER, new RunCommand.StartRun());
        return run;
    }

    private static void passed(Ledger ledger, RunId run, String use, String content) {
        var file = new EvidenceRef(EvidenceRef.Kind.REPORT, "report.json", digestOf(content), 10);
        var outcome =
                new Outcome.Passed("All rows are equal.", List.of(), digestOf("d"), List.of(file));
        var answer =
                ledger.say(
                        run,
                        new Actor.Worker(use, 0),
                        new RunCommand.RecordOutcome(step(use), use, 1, outcome));
        assertThat(answer).isInstanceOf(CommandResult.Accepted.class);
    }

    private static Runbook runbook() {
        var plain = Plans.runbook("two-checks", List.of(checked("short"), checked("forever")));
        return Brief.runbook(
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
                Map.of(
                        new CheckId("short"), check("short", NINETY_DAYS),
                        new CheckId("forever"), check("forever", null)),
                plain.phases());
    }

    private static Step checked(String id) {
        return new CheckStep(
                Brief.stepBasics(
                        step(id),
                        "1.1",
                        id,
                        Plans.OPS,
                        null,
                        false,
                        false,
                        Start.BY_ITSELF,
                        null,
                        List.of(),
                        "",
                        List.of(),
                        List.of(Brief.checkUse(new CheckId(id), id)),
                        List.of()));
    }

    private static CheckSpec check(String id, @Nullable Duration retention) {
        return new SqlCheck(
                new CheckBasics(new CheckId(id), id, Duration.ofMinutes(1), retention),
                new Side.Query(new SourceName("hq"), "select 1", Map.of()),
                new Expectation.Equals("1"));
    }
}
