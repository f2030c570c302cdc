package dev.tminus.bench.crash;

import dev.tminus.bench.Measurement;
import java.util.List;

/// `./tminus bench wide`: values of 50,000,000 characters against a process of 512 MB.
public final class WideBench implements Measurement {

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public String purpose() {
        return "values of 50,000,000 characters from every product at 512 MB; others are answered";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var report = new Wide(arguments.isEmpty() ? Wide.CHECKS : arguments, 5).run();
        System.out.println(report);
        return report.lives() && report.slowest().toMillis() < 1_000 && report.leaks().isEmpty();
    }
}
