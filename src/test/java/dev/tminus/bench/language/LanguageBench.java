package dev.tminus.bench.language;

import dev.tminus.bench.Measurement;
import java.nio.file.Path;
import java.util.List;

/// `./tminus bench language`: from the bytes of runbooks to their plans, as the first thing that a
/// process does, which runs as the command line does.
public final class LanguageBench implements Measurement {

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String purpose() {
        return "read, lint and plan 10,000 steps within 2 s, 1,000 runbooks of 50 within 5 s";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "language takes nothing, found " + String.join(" ", arguments));
        }
        boolean large = measure("1", "10000", "2000");
        boolean many = measure("1000", "50", "5000");
        return large && many;
    }

    private static boolean measure(String runbooks, String steps, String millis) throws Exception {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FromBytesToPlan.class.getName(),
                                runbooks,
                                steps,
                                millis)
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
