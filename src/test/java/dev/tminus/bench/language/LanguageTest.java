package dev.tminus.bench.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A share of `./tminus bench language`, in processor time, so that a busy machine fails nothing.
class LanguageTest {

    @Test
    void takesTenThousandStepsFromTheirBytesToTheirPlan() {
        var begin = CpuTime.ofThisThread();

        FromBytesToPlan.take(1, 10_000);

        assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofSeconds(2));
    }

    /// Below twice the share of the bar, after a few that have the code compiled; 1.1 s is usual.
    @Test
    void takesManySmallRunbooksFromTheirBytesToTheirPlans() {
        FromBytesToPlan.take(100, 50);
        var begin = CpuTime.ofThisThread();

        FromBytesToPlan.take(200, 50);

        assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofMillis(1_700));
    }
}
