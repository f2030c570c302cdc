package dev.tminus.ledger;

import static dev.tminus.run.Plans.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Runbook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lists of runs are told.
class OverviewTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Runbook THREE = Plans.signedInARow(3);

    @TempDir Path home;

    @Test
    void tellsOfRunsThatAreNotOver() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var scrubbed = ledger.planned(THREE, ZERO);
            var held = ledger.planned(THREE, ZERO);
            ledger.say(scrubbed, MANAGER, new RunCommand.ScrubRun("Not this week."));
            ledger.say(held, MANAGER, new RunCommand.StartRun());
            ledger.say(held, MANAGER, new RunCommand.HoldRun("The vendor calls."));

            var glances = ledger.runs().underWay();

            assertThat(glances).extracting(one -> one.state().id()).containsExactly(held);
            assertThat(glances.getFirst().hold().actor()).isEqualTo(MANAGER);
            assertThat(glances.getFirst().hold().event())
                    .isEqualTo(new RunEvent.RunHeld("The vendor calls.", null));
        }
    }

    @Test
    void tellsThoseWhoWatchAllOfEveryChangeUntilTheyLeave() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var told = new ArrayList<List<RunStatus>>();
            var watch =
                    ledger.runs()
                            .watchAll(all ->
                                    told.add(
                                            all.stream()
                                                    .map(one -> one.state().status())
                                                    .toList()));
            var run = ledger.planned(THREE, ZERO);
            ledger.say(run, MANAGER, new RunCommand.StartRun());

            watch.close();
            ledger.say(run, MANAGER, new RunCommand.HoldRun("The vendor calls."));

            assertThat(told)
                    .containsExactly(List.of(RunStatus.SCHEDULED), List.of(RunStatus.RUNNING));
        }
    }

    @Test
    void saysHowARunEnded() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            ledger.say(run, MANAGER, new RunCommand.StartRun());
            var at = ledger.time().instant();

            ledger.say(run, MANAGER, new RunCommand.ScrubRun("Not this week."));

            var summary = ledger.runs().list().getFirst();
            assertThat(summary.reason()).isEqualTo("Not this week.");
            assertThat(summary.startedAt()).isEqualTo(at);
            assertThat(summary.endedAt()).isEqualTo(at);
        }
    }

    @Test
    void fillsRowsOfAnOlderVersionFromTheJournal() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            ledger.say(run, MANAGER, new RunCommand.ScrubRun("Not this week."));
            ledger.jdbc()
                    .update(
                            "update run_row set started_at = null, ended_at = null, reason = null,"
                                    + " contingencies = null");
        }

        try (var ledger = Ledger.inFolder(home, THREE)) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
            assertThat(ledger.runs().list().getFirst().reason()).isEqualTo("Not this week.");
        }
    }

    @Test
    void repairsNothingElseOfAnOlderRow() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            ledger.planned(THREE, ZERO);
            ledger.jdbc().update("update run_row set status = 'RUNNING', contingencies = null");
        }

        try (var ledger = Ledger.inFolder(home, THREE)) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);
        }
    }
}
