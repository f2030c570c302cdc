package dev.tminus.bench.language;

import dev.tminus.language.Language;
import dev.tminus.language.Problem;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.testing.CpuTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Takes generated runbooks through all that is done with one before anybody sees its plan.
final class FromBytesToPlan {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");

    /// What follows reading, by name, in order.
    private static final Map<String, BiConsumer<Runbook, Workspace>> STAGES = stages();

    private FromBytesToPlan() {}

    private static Map<String, BiConsumer<Runbook, Workspace>> stages() {
        var stages = new LinkedHashMap<String, BiConsumer<Runbook, Workspace>>();
        stages.put("scheduled", (runbook, _) -> schedule(runbook));
        return stages;
    }

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
            long begin = System.nanoTime();
            var workspace = value(Language.readWorkspace("workspace.yaml", Generated.WORKSPACE));
            var runbook = value(Language.readRunbook("big.yaml", content, workspace));
            add("read", begin, times);
            STAGES.forEach((name, stage) -> {
                long from = System.nanoTime();
                stage.accept(runbook, workspace);
                add(name, from, times);
            });
        }
        return new Times(times);
    }

    private static void add(String name, long begin, Map<String, Duration> times) {
        times.merge(name, Duration.ofNanos(System.nanoTime() - begin), Duration::plus);
    }

    private static <T> T value(Reading<T> reading) {
        if (reading.value() == null) {
            throw new IllegalStateException(
                    reading.problems().stream()
                            .limit(5)
                            .map(Problem::print)
                            .collect(Collectors.joining("\n")));
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
