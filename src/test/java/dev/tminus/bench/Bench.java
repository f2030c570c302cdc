package dev.tminus.bench;

import dev.tminus.bench.compare.CompareBench;
import dev.tminus.bench.crash.CrashBench;
import dev.tminus.bench.hostile.HostileBench;
import dev.tminus.bench.language.LanguageBench;
import dev.tminus.bench.language.MutateBench;
import dev.tminus.bench.restart.RestartBench;
import dev.tminus.bench.snapshot.SnapshotBench;
import java.io.PrintStream;
import java.util.List;

/// Carries out one measurement: `./tminus bench NAME [arguments]`.
///
/// Ends with 0 where its bar was met, 1 where it was missed, 2 where there is no such measurement.
public final class Bench {

    private static final List<Measurement> ALL =
            List.of(
                    new StartBench(),
                    new CrashBench(),
                    new HostileBench(),
                    new RestartBench(),
                    new CompareBench(),
                    new SnapshotBench(),
                    new LanguageBench(),
                    new MutateBench());

    private final List<Measurement> measurements;
    private final PrintStream out;

    Bench(List<Measurement> measurements, PrintStream out) {
        this.measurements = measurements;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Bench(ALL, System.out).run(List.of(args)));
    }

    int run(List<String> arguments) throws Exception {
        for (Measurement measurement : measurements) {
            if (!arguments.isEmpty() && measurement.name().equals(arguments.getFirst())) {
                return measurement.measure(arguments.subList(1, arguments.size())) ? 0 : 1;
            }
        }
        if (!arguments.isEmpty()) {
            out.println("There is no measurement \"" + arguments.getFirst() + "\".");
        }
        out.println("Measurements:");
        for (Measurement measurement : measurements) {
            out.printf("  %-10s %s%n", measurement.name(), measurement.purpose());
        }
        return 2;
    }
}
