package dev.tminus.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.ledger.RunSummary;
import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.ui.runs.RunFilter.Show;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunFilterTest {

    private static final List<RunSummary> ALL =
            List.of(
                    run(4, "HQ/Field migration", Mode.LIVE, RunStatus.HELD, ""),
                    run(3, "HQ/Field migration", Mode.REHEARSAL, RunStatus.SCRUBBED, "No proxy."),
                    run(2, "Certificate rotation", Mode.REHEARSAL, RunStatus.COMPLETE, ""),
                    run(1, "Certificate rotation", Mode.REHEARSAL, RunStatus.SCHEDULED, ""));

    @Test
    void takesRunsOnHoldAsUnderWay() {
        assertThat(numbers(RunFilter.ALL.showing(Show.UNDER_WAY))).containsExactly(4);
        assertThat(numbers(RunFilter.ALL.showing(Show.SCHEDULED))).containsExactly(1);
        assertThat(numbers(RunFilter.ALL.showing(Show.COMPLETE))).containsExactly(2);
        assertThat(numbers(RunFilter.ALL.showing(Show.SCRUBBED))).containsExactly(3);
    }

    @Test
    void findsATextInTitleReasonAndNumber() {
        assertThat(numbers(RunFilter.ALL.saying(" ROTATION "))).containsExactly(2, 1);
        assertThat(numbers(RunFilter.ALL.saying("proxy"))).containsExactly(3);
        assertThat(numbers(RunFilter.ALL.saying("3"))).containsExactly(3);
    }

    @Test
    void joinsAllFiltersAndCountsEveryPart() {
        var wish = RunFilter.ALL.titled("HQ/Field migration").in(Mode.REHEARSAL);

        assertThat(numbers(wish)).containsExactly(3);
        assertThat(wish.count(ALL, Show.ALL)).isEqualTo(1);
        assertThat(wish.count(ALL, Show.UNDER_WAY)).isZero();
        assertThat(numbers(RunFilter.ALL.on(new EnvironmentName("elsewhere")))).isEmpty();
    }

    @Test
    void readsAnAddressAndLeavesOutWhatItDoesNotKnow() {
        var known = RunFilter.of(Map.of("show", List.of("under-way"), "mode", List.of("live")));
        var unknown = RunFilter.of(Map.of("show", List.of("everything"), "mode", List.of("")));

        assertThat(known).isEqualTo(new RunFilter(Show.UNDER_WAY, "", null, null, Mode.LIVE));
        assertThat(unknown).isEqualTo(RunFilter.ALL);
    }

    private static List<Integer> numbers(RunFilter wish) {
        return wish.of(ALL).stream().map(RunSummary::number).toList();
    }

    private static RunSummary run(
            int number, String title, Mode mode, RunStatus status, String reason) {
        return new RunSummary(
                new RunId(new UUID(0, number)),
                number,
                new RunbookId("some"),
                title,
                new EnvironmentName("qa"),
                mode,
                status,
                Instant.EPOCH,
                1,
                2,
                null,
                null,
                reason,
                0,
                null);
    }
}
