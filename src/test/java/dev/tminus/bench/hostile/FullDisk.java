package dev.tminus.bench.hostile;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A disk that fills while two people work: each act is refused with a sentence, pages can be read
/// and say so, and all goes on by itself once there is room.
final class FullDisk implements Attack {

    /// Why it could not be tried.
    static final String NOT_HERE =
            "a full disk cannot be tried here: this account may neither mount a file system nor"
                    + " limit a process (mount -t tmpfs, prlimit)";

    private static final String TOLD = "The journal cannot be trusted or written.";
    private static final int MOST_COMMENTS = 400;
    private static final int MOST_LINES = 5;
    private static final int PAUSE_MILLIS = 200;

    private static final Duration MENDED = Duration.ofSeconds(20);

    private static final String STILL = "Still full?";

    private final Duration time;
    private final Duration bar;

    /// @param time for which it stays full
    /// @param bar within which an open page has to say so
    FullDisk(Duration time, Duration bar) {
        this.time = time;
        this.bar = bar;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String prepare(Path folder) {
        return "";
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var tminus = stage.tminus();
        var probe = stage.probe();
        probe.begin();
        if (!stage.room().isBounded()) {
            return Result.of(this, stage, List.of(), List.of(NOT_HERE));
        }
        var flaws = new ArrayList<String>();
        stage.attacker().load(stage.other());
        var before = tminus.said();
        stage.fill();
        var first = untilRefused(probe);
        if (first.isEmpty()) {
            flaws.add("no act was refused");
        }
        told(stage, flaws);
        var refusals = refusals(stage);
        var lines = tminus.said() - before;
        if (lines > MOST_LINES) {
            flaws.add("%,d lines of the log, the last %s".formatted(lines, last(tminus.log())));
        }
        stage.room().free(tminus.pid());
        var mended = mended(stage, flaws);
        var kept = stage.probe().member().drawer().getByText(STILL).count();
        if (kept != refusals.accepted()) {
            flaws.add("%d acts were accepted, %d are there".formatted(refusals.accepted(), kept));
        }
        return Result.of(
                this,
                stage,
                List.of(
                        "first refused: " + first,
                        "%,d acts refused in %,d s while it was full, %d lines of the log"
                                .formatted(refusals.refused(), time.toSeconds(), lines),
                        "acts again %,d ms after there was room".formatted(mended.toMillis())),
                flaws);
    }

    private static List<String> last(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 2 * MOST_LINES), lines.size());
    }

    private static String untilRefused(Probe probe) {
        for (var number = 1; number <= MOST_COMMENTS; number++) {
            var refused = probe.comment("Comment " + number + " " + "x".repeat(3_000));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return "";
    }

    /// The other page says so without being asked, and further ones can be read.
    private void told(Stage stage, List<String> flaws) {
        var reader = stage.attacker();
        var told = reader.page().getByText(TOLD).first();
        if (!comes(told, WaitForSelectorState.VISIBLE, bar)) {
            flaws.add("an open page does not say so in time");
        }
        for (var page : List.of("runs", stage.other())) {
            reader.load(page);
            if (!told.isVisible()) {
                flaws.add(page + " does not say so");
            }
        }
        if (reader.button("Hold the release").isEnabled()) {
            flaws.add("a button that can do nothing can be pressed");
        }
    }

    /// The database gives back some of the disk when it closes, so it is filled before each act.
    /// One that was accepted all the same has to be there in the end.
    private Refusals refusals(Stage stage) throws IOException {
        var until = System.nanoTime() + time.toNanos();
        var refused = 0;
        var accepted = 0;
        while (System.nanoTime() < until || refused == 0) {
            stage.goBackToWork();
            stage.fill();
            if (stage.probe().comment(STILL).isPresent()) {
                refused++;
            } else {
                accepted++;
            }
            stage.probe().member().page().waitForTimeout(PAUSE_MILLIS);
        }
        return new Refusals(refused, accepted);
    }

    private record Refusals(int refused, int accepted) {}

    private static Duration mended(Stage stage, List<String> flaws) {
        var begun = System.nanoTime();
        for (var member : List.of(stage.attacker(), stage.probe().member())) {
            var told = member.page().getByText(TOLD).first();
            if (!comes(told, WaitForSelectorState.HIDDEN, MENDED)) {
                flaws.add(
                        "a page still says so %d s after there is room: %s"
                                .formatted(
                                        MENDED.toSeconds(),
                                        told.locator("xpath=..").textContent()));
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        stage.goBackToWork();
        stage.probe()
                .comment("There is room again.")
                .ifPresent(why -> flaws.add("refused: " + why));
        return took;
    }

    private static boolean comes(Locator what, WaitForSelectorState state, Duration within) {
        try {
            what.waitFor(
                    new Locator.WaitForOptions().setState(state).setTimeout(within.toMillis()));
            return true;
        } catch (TimeoutError never) {
            return false;
        }
    }
}
