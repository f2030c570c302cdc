package dev.tminus.bench.restart;

import com.microsoft.playwright.Page;
import dev.tminus.bench.Measurement;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// `./tminus bench restart`: the server is killed again and again under open pages.
public final class RestartBench implements Measurement {

    private static final int TIMES = 20;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String purpose() {
        return "kills under open pages: told within 5 s, back within 10 s, nothing typed lost"
                + " [times]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var times = arguments.isEmpty() ? TIMES : Integer.parseInt(arguments.getFirst());
        var folder = Files.createTempDirectory("tminus-restart");
        try (var tminus = RunningTminus.start(folder);
                var chromium = Chromium.launch()) {
            Files.copy(
                    Path.of("src", "test", "resources", "journeys", "night-shift.yaml"),
                    tminus.runbooks().resolve("night-shift.yaml"));
            return kill(opened(tminus, chromium), times);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static boolean kill(Restart restart, int times) throws Exception {
        var told = Duration.ZERO;
        var back = Duration.ZERO;
        for (var number = 1; number <= times; number++) {
            var took = restart.once(number, () -> {});
            told = longer(told, took.told());
            back = longer(back, took.back());
        }
        System.out.printf(
                "%d kills, told after %,d ms at most, back %,d ms after the start at most;"
                        + " nothing typed lost, nothing sent twice%n",
                times, told.toMillis(), back.toMillis());
        return told.compareTo(Restart.TOLD) <= 0 && back.compareTo(Restart.BACK) <= 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Restart opened(RunningTminus tminus, Chromium chromium) {
        var ops = Member.atADesk(chromium.browser(), tminus.address(), "America/New_York");
        var qa = Member.atADesk(chromium.browser(), tminus.address(), "Asia/Shanghai");
        var manager = Member.atADesk(chromium.browser(), tminus.address(), "America/Los_Angeles");
        var phone = Member.onThePhone(chromium.browser(), tminus.address(), "Asia/Shanghai");
        ops.signIn("Boston ops");
        qa.signIn("Shanghai QA");
        manager.signIn("SF release");
        phone.signIn("Shanghai QA 2");
        manager.open("runbooks/night-shift.yaml/plan");
        manager.page().getByLabel("Build", new Page.GetByLabelOptions()).first().fill("2026.11.3");
        manager.press("Plan the rehearsal");
        manager.press("Start the rehearsal");
        for (var member : List.of(ops, qa, phone)) {
            member.open(manager.run());
        }
        ops.openStep("prepare");
        phone.openStep("prepare");
        ops.press("Start step 1.1");
        return new Restart(tminus, ops, qa, manager, phone, "Whom did you tell?");
    }
}
