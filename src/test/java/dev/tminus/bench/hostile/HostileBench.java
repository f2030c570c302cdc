package dev.tminus.bench.hostile;

import dev.tminus.bench.Measurement;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// `./tminus bench hostile`: attacks on the running application, each on one of its own.
public final class HostileBench implements Measurement {

    /// In MiB.
    private static final int LITTLE_ROOM = 160;

    private static final List<Attack> ALL =
            List.of(
                    new Patterns(20),
                    new LongWords(10),
                    new FullDisk(Duration.ofMinutes(1), Result.BAR),
                    new Flood(60_000),
                    new Values(Values.all()),
                    new Kills(400_000));

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String purpose() {
        return "hostile patterns, words, disks, strangers, values and kills at 512 MB; others wait"
                + " 1 s at most [patterns] [words] [disk] [flood] [values] [kills]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var names = ALL.stream().map(Attack::name).toList();
        if (!names.containsAll(arguments)) {
            throw new IllegalArgumentException(
                    "hostile takes some of %s, found %s".formatted(names, arguments));
        }
        var holds = true;
        for (var attack : ALL) {
            if (arguments.isEmpty() || arguments.contains(attack.name())) {
                holds &= holds(attack);
            }
        }
        return holds;
    }

    /// One that breaks off does not keep the others from being tried.
    private static boolean holds(Attack attack) {
        try {
            var result = alone(attack);
            System.out.println(result);
            return result.holds();
        } catch (Exception | AssertionError broken) {
            broken.printStackTrace(System.out);
            return false;
        }
    }

    private static Result alone(Attack attack) throws Exception {
        var folder = Files.createTempDirectory("tminus-hostile");
        try (attack;
                var stage =
                        Stage.open(
                                folder,
                                attack instanceof FullDisk ? LITTLE_ROOM : 0,
                                List.of(attack))) {
            return attack.against(stage);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
