package dev.tminus.bench.crash;

import dev.tminus.bench.Measurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `./tminus bench crash --kills 100`: kills with SIGKILL at random moments under four clients.
public final class CrashBench implements Measurement {

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String purpose() {
        return "kill -9 under 4 clients; nothing acknowledged is lost [--kills 100] [--seed 1]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var options = options(arguments);
        var kills = Integer.parseInt(options.getOrDefault("--kills", "100"));
        var seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        var report = new Crash(kills, seed, System.out::println).run();
        System.out.println(report);
        return report.flaws().isEmpty();
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        options.keySet().stream()
                .filter(key -> !List.of("--kills", "--seed").contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("crash does not know " + key);
                });
        return options;
    }
}
