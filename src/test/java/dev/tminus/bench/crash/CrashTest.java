package dev.tminus.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import org.junit.jupiter.api.Test;

@Slow
class CrashTest {

    @Test
    void losesNothingInTenKills() throws Exception {
        var report = new Crash(10, System.nanoTime(), _ -> {}).run();

        assertThat(report.flaws()).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(20);
        assertThat(report.evidence()).isPositive();
        System.getLogger("figures").log(System.Logger.Level.INFO, report.toString());
    }
}
