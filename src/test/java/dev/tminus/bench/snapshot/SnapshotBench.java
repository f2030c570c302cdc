package dev.tminus.bench.snapshot;

import dev.tminus.bench.Measurement;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// `./tminus bench snapshot`: two tables of one PostgreSQL that change together are never seen
/// apart.
public final class SnapshotBench implements Measurement {

    private static final Duration TIME = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String purpose() {
        return "two tables that change together 1,500 times a second, compared all the while"
                + " [--seconds N]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var watch = Watch.of(time(arguments), Files.createTempDirectory("tminus-bench"));
        System.out.println(watch);
        return watch.isClean();
    }

    private static Duration time(List<String> arguments) {
        if (arguments.isEmpty()) {
            return TIME;
        }
        if (arguments.size() == 2
                && arguments.getFirst().equals("--seconds")
                && arguments.getLast().matches("[1-9][0-9]{0,4}")) {
            return Duration.ofSeconds(Long.parseLong(arguments.getLast()));
        }
        throw new IllegalArgumentException(
                "snapshot takes --seconds and a whole number, found "
                        + String.join(" ", arguments));
    }
}
