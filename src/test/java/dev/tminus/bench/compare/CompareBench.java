package dev.tminus.bench.compare;

import dev.tminus.bench.Measurement;
import java.nio.file.Files;
import java.util.List;

/// `./tminus bench compare`: two large tables of a real PostgreSQL, with dumps, in a small heap.
public final class CompareBench implements Measurement {

    private static final long ROWS = 2_000_000;

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String purpose() {
        return "2,000,000 rows a side in a heap of 64 MiB, all differences found [--rows N]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var comparison = Comparison.of(rows(arguments), Files.createTempDirectory("tminus-bench"));
        System.out.println(comparison);
        return comparison.foundWhatIsPlanted();
    }

    private static long rows(List<String> arguments) {
        if (arguments.isEmpty()) {
            return ROWS;
        }
        if (arguments.size() == 2
                && arguments.getFirst().equals("--rows")
                && arguments.getLast().matches("[1-9][0-9]{2,8}")) {
            return Long.parseLong(arguments.getLast());
        }
        throw new IllegalArgumentException(
                "compare takes --rows and a number of at least 100, found "
                        + String.join(" ", arguments));
    }
}
