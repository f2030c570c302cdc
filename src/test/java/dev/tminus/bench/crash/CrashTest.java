package dev.tminus.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashTest {

    @Test
    void outlivesAValueOfFiftyMillionCharacters() throws Exception {
        var report = new Wide(List.of("maria-no-key", "pg-counts", "h2-no-key"), 1).run();

        assertThat(report.lives()).isTrue();
        assertThat(report.slowest()).isLessThan(Duration.ofSeconds(5));
        assertThat(report.leaks()).isEmpty();
        assertThat(report.outcomes())
                .hasSize(3)
                .allSatisfy(
                        (check, said) -> assertThat(said).startsWith("Source ").contains(" Fix: "));
        System.getLogger("figures").log(System.Logger.Level.INFO, report.toString());
    }

    @Test
    void losesNothingInTenKills() throws Exception {
        var report = new Crash(10, System.nanoTime(), _ -> {}).run();

        assertThat(report.flaws()).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(20);
        assertThat(report.evidence()).isPositive();
        System.getLogger("figures").log(System.Logger.Level.INFO, report.toString());
    }
}
