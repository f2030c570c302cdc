package dev.tminus.schedule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.runbook.Runbook;
import dev.tminus.testing.Timing;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Timing
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

    /// As the linter asks for them; half of the steps have a test, and all wait for many.
    @Test
    void plansOneRunbookForEveryHourOfADayInTime() {
        var runbook = requireNonNull(Language.locateRunbook("many.yaml", manyWays(), null).known());

        long begin = processorTime();
        var plans = new Plans(runbook, Circumstances.UNKNOWN);
        for (int hour = 0; hour < 24; hour++) {
            assertThat(plans.at(ZERO.plus(Duration.ofHours(hour))).problems()).isEmpty();
        }
        var took = Duration.ofNanos(processorTime() - begin);

        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    private static byte[] manyWays() {
        var text =
                new StringBuilder(
                        """
                        runbook: many
                        title: Many
                        zero: Live
                        environments: [qa]
                        roles: {manager: {team: ops}}
                        inputs:
                          a: {type: integer, required: true}
                          b: {type: boolean, required: true}
                          c: {type: boolean, required: true}
                        phases:
                          - id: p
                            owner: manager
                            steps:
                              - {id: s0, title: Step, at: T-1d 07:00, takes: 1m}
                        """);
        var tests = List.of("input.b", "input.a > 1", "input.c", "input.a > 5");
        for (int i = 1; i < 1_500; i++) {
            var needs =
                    IntStream.range(Math.max(0, i - 40), i)
                            .mapToObj(need -> "s" + need)
                            .collect(Collectors.joining(", "));
            var when = i % 2 == 0 ? "" : "when: %s, ".formatted(tests.get(i / 2 % tests.size()));
            text.append(
                    "      - {id: s%d, title: Step, takes: 1m, %sneeds: [%s]}%n"
                            .formatted(i, when, needs));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
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
