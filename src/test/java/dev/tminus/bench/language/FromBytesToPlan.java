package dev.tminus.bench.language;

import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.Lint;
import dev.tminus.runbook.Runbook;
import dev.tminus.schedule.Plan;
import dev.tminus.testing.CpuTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Takes generated runbooks through all that is done with one before anybody sees its plan.
final class FromBytesToPlan {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");

    private FromBytesToPlan() {}

    private static void schedule(Runbook runbook) {
        var plan = Plan.of(runbook, ZERO);
        if (plan.steps().size() != runbook.steps().count()) {
            throw new IllegalStateException("Not every step is planned.");
        }
    }

    /// Time of each stage.
    record Times(Map<String, Duration> stages) {

        Duration total() {
            return stages.values().stream().reduce(Duration.ZERO, Duration::plus);
        }

        @Override
        public String toString() {
            return stages.entrySet().stream()
                    .map(stage -> stage.getKey() + " in " + stage.getValue().toMillis() + " ms")
                    .collect(Collectors.joining(", "));
        }
    }

    static Times take(int runbooks, int steps) {
        var content = Generated.runbook(steps);
        var times = new LinkedHashMap<String, Duration>();
        for (int i = 0; i < runbooks; i++) {
            var clock = new Clock(times);
            var workspace = value(Language.readWorkspace("workspace.yaml", Generated.WORKSPACE));
            var written = Language.locateRunbook("big.yaml", content, workspace);
            var runbook = value(written.reading());
            clock.reached("read");
            refuseErrors(Lint.of(written, workspace));
            clock.reached("linted");
            schedule(runbook);
            clock.reached("scheduled");
        }
        return new Times(times);
    }

    /// Adds up the time of each stage.
    private static final class Clock {

        private final Map<String, Duration> times;
        private long begin = System.nanoTime();

        Clock(Map<String, Duration> times) {
            this.times = times;
        }

        void reached(String stage) {
            long now = System.nanoTime();
            times.merge(stage, Duration.ofNanos(now - begin), Duration::plus);
            begin = now;
        }
    }

    private static void refuseErrors(List<Problem> found) {
        if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new IllegalStateException(print(found));
        }
    }

    private static String print(List<Problem> problems) {
        return problems.stream().limit(5).map(Problem::print).collect(Collectors.joining("\n"));
    }

    private static <T> T value(Reading<T> reading) {
        if (reading.value() == null) {
            throw new IllegalStateException(print(reading.problems()));
        }
        return reading.value();
    }

    /// How many runbooks, of how many steps each, within how many milliseconds.
    public static void main(String[] arguments) {
        var numbers = List.of(arguments).stream().map(Integer::valueOf).toList();
        var begin = CpuTime.ofThisThread();
        var first = take(numbers.get(0), numbers.get(1));
        System.out.printf(
                "%,d runbooks of %,d steps: %,d ms, %,d ms of processor time; %s%n",
                numbers.get(0),
                numbers.get(1),
                first.total().toMillis(),
                CpuTime.ofThisThread().minus(begin).toMillis(),
                first);
        System.out.printf("  once more, warm: %s%n", take(numbers.get(0), numbers.get(1)));
        System.exit(first.total().toMillis() <= numbers.get(2) ? 0 : 1);
    }
}
