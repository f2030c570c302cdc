package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Runbook;
import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same ledger on PostgreSQL, where several instances may share it.
@Slow
class LedgerOnPostgreSqlTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Runbook THREE = Plans.signedInARow(3);

    @TempDir Path home;

    @Test
    void findsEverythingAgainAfterARestart() {
        var database = PostgreSql.newDatabase("ledger");
        RunId run;
        try (var ledger = open(database, THREE)) {
            run = ledger.planned(THREE, ZERO);
            LedgerTest.completeFirstStep(ledger, run);
        }

        try (var ledger = open(database, THREE)) {
            var state = ledger.runs().board(run).orElseThrow().state();

            assertThat(state.step(step("step-1")).phase()).isEqualTo(StepPhase.DONE);
            assertThat(ledger.verifier().flaws()).isEmpty();
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
    }

    @Test
    void keepsOneOrderUnderTwoInstances() throws Exception {
        var database = PostgreSql.newDatabase("ledger");
        var many = Plans.sideBySide(20);
        try (var one = open(database, many);
                var other = open(database, many)) {
            var run = one.planned(many, ZERO);
            one.say(run, Plans.MANAGER, new RunCommand.StartRun());

            try (var hands = Executors.newFixedThreadPool(4)) {
                var work =
                        IntStream.rangeClosed(1, 20)
                                .<Callable<List<CommandResult>>>mapToObj(number ->
                                        () -> carryOut(number % 2 == 0 ? one : other, run, number))
                                .toList();
                for (var answers : hands.invokeAll(work)) {
                    assertThat(answers.get()).allMatch(CommandResult.Accepted.class::isInstance);
                }
            }

            assertThat(other.runs().board(run).orElseThrow().state().status())
                    .isEqualTo(RunStatus.COMPLETE);
            assertThat(one.verifier().flaws()).isEmpty();
        }
    }

    private static List<CommandResult> carryOut(Ledger ledger, RunId run, int number) {
        var one = step("step-" + number);
        return List.of(
                ledger.say(run, Plans.ANN, new RunCommand.StartStep(one)),
                ledger.say(run, Plans.ANN, new RunCommand.FinishStep(one)));
    }

    private Ledger open(String database, Runbook runbook) {
        return Ledger.on(home, PostgreSql.url(database), runbook);
    }
}
