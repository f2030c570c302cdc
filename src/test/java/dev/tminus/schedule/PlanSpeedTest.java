package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Runbook;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanSpeedTest {

    private static final Instant ZERO = Instant.parse("2026-11-03T17:00:00Z");

    @Test
    void plansTenThousandStepsInTime() {
        var runbook = tenThousandSteps();

        long begin = processorTime();
        var plan = Plan.of(runbook, ZERO);
        var took = Duration.ofNanos(processorTime() - begin);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps()).hasSize(10_000);
        assertThat(plan.steps().values()).noneMatch(step -> step.start() == null);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    /// Of this thread, so that a busy machine does not fail the test.
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// One in four counts days from T-0, one in four hours from the step before, one in four days
    /// and a wall clock elsewhere from an earlier step; the others only need what is before them.
    private static Runbook tenThousandSteps() {
        var runbook = SampleRunbook.in("America/New_York");
        for (int i = 0; i < 10_000; i++) {
            var before = "s" + (i - 1);
            switch (i % 4) {
                case 0 -> runbook.step("s" + i, "T-%dd".formatted(i % 30), "5m");
                case 1 -> runbook.step("s" + i, before + " + 1h05m", "10m", before);
                case 2 ->
                        runbook.step(
                                "s" + i, before + " - 7d 09:00 Asia/Shanghai", "", before, "s0");
                default -> runbook.step("s" + i, "", "1h", before, "s" + (i - 2), "s" + (i - 3));
            }
        }
        return runbook.build();
    }
}
