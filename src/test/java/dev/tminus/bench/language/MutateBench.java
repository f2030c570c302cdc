package dev.tminus.bench.language;

import dev.tminus.bench.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `./tminus bench mutate`: changed files are read in a process of a small heap.
public final class MutateBench implements Measurement {

    private static final int HEAP_MIB = 256;

    @Override
    public String name() {
        return "mutate";
    }

    @Override
    public String purpose() {
        return "1,000,000 changed files are read or refused with a place [COUNT [SEED]]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        if (arguments.size() > 2
                || !arguments.stream().allMatch(each -> each.matches("\\d{1,9}"))) {
            throw new IllegalArgumentException(
                    "mutate takes a count and a seed, found " + String.join(" ", arguments));
        }
        var count = arguments.isEmpty() ? "1000000" : arguments.getFirst();
        var seed = arguments.size() < 2 ? "2026" : arguments.getLast();
        long begin = System.nanoTime();
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + HEAP_MIB + "m",
                                "-Dtminus.launcher="
                                        + System.getProperty("tminus.launcher", "tminus"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Mutating.class.getName(),
                                count,
                                seed)
                        .inheritIO()
                        .start();
        int status = process.waitFor();
        System.out.printf(
                "seed %s, heap of at most %d MiB, %d s%n",
                seed, HEAP_MIB, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        return status == 0;
    }
}
