package dev.tminus.run;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.TrialRun.finish;
import static dev.tminus.run.TrialRun.go;
import static dev.tminus.run.TrialRun.open;
import static dev.tminus.run.TrialRun.passed;
import static dev.tminus.run.TrialRun.reopen;
import static dev.tminus.run.TrialRun.skip;
import static dev.tminus.run.TrialRun.start;
import static dev.tminus.run.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Deadline.Deed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What deciding about one command costs in a large run: at its start, in its middle and near its
/// end. The figures go to `target/rule-speed.txt`.
class RuleSpeedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private Duration worst = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(ints = {2_000, 10_000})
    void decidesInTime(int size) throws IOException {
        var run = started(large(size));
        for (var number = 0; number < size; number++) {
            if (number == 50) {
                worst = Duration.ZERO; // what came before only warmed up
                measure(run, number, size);
            }
            if (number == size / 2 || number == size - 50) {
                measure(run, number, size);
            }
            through(run, number);
        }

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/rule-speed-" + size + ".txt"), String.join("\n", told));
        assertThat(worst).as(String.join("\n", told)).isLessThan(Duration.ofMillis(size / 100));
    }

    /// Steps in a row: most are signed, some are checked with a result that stands in, some are
    /// polls, some may be left out, and many have deadlines.
    private static RunbookBuilder large(int size) {
        var runbook = runbook();
        for (var number = 0; number < size; number++) {
            var step = "s" + number;
            switch (kind(number)) {
                case 0 -> runbook.gate(step, of(1, "qa"));
                case 1 -> runbook.check(step, "rows").afterReady(HOUR, Deed.REMIND);
                case 2 -> runbook.manual(step).optional();
                default ->
                        runbook.manual(step)
                                .signedBy(of(1, "qa"))
                                .afterReady(HOUR, Deed.REMIND)
                                .deadlineAt(HOUR.multipliedBy(20), Deed.HOLD);
            }
            if (number > 0) {
                runbook.needs("s" + (number - 1));
            }
        }
        return runbook.contingency("x").manual("x1");
    }

    private static int kind(int number) {
        return number % 20;
    }

    private static void through(TrialRun run, int number) {
        var step = "s" + number;
        switch (kind(number)) {
            case 0 -> run.does("quinn", go(step, "qa"));
            case 1 -> run.reports(step, "rows", passed());
            case 2 -> run.does("mia", skip(step, "No need"));
            default -> {
                run.works("olga", step);
                run.does("quinn", run.sign(step, "qa"));
            }
        }
    }

    /// The step that is next is a gate, or is made ready for it here.
    private void measure(TrialRun run, int from, int size) {
        var number = from;
        assertThat(kind(number)).isEqualTo(from % 20);
        var next = "s" + number;
        var back = "s" + (number - 1);
        var where = size + " steps, at step " + number + ": ";
        var wish = kind(number) == 0 ? go(next, "qa") : start(next);
        var who = kind(number) == 0 ? "quinn" : "olga";
        time(where + "go or start", () -> run.decide(who, wish));
        time(where + "reopen", () -> run.decide("mia", reopen(back, "Look")));
        time(where + "open a contingency", () -> run.decide("mia", open("x", "Look")));
        time(
                where + "refusal of finish",
                () -> Rules.refusal(run.state(), finish(next), TrialRun.actor("olga"), run.now()));
        time(
                where + "refusal of open",
                () ->
                        Rules.refusal(
                                run.state(), open("x", "Look"), TrialRun.actor("mia"), run.now()));
        time(where + "offers", () -> Rules.offers(run.state()));
        time(where + "next due", () -> Consequences.nextDue(run.state(), run.now()));
    }

    /// The middle of several, in time of this thread's processor.
    private void time(String what, Runnable deed) {
        var times = new ArrayList<Long>();
        for (var turn = 0; turn < 15; turn++) {
            var begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            deed.run();
            times.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        }
        times.sort(Long::compare);
        var middle = Duration.ofNanos(times.get(times.size() / 2));
        told.add("%s: %.2f ms".formatted(what, middle.toNanos() / 1e6));
        worst = worst.compareTo(middle) < 0 ? middle : worst;
    }
}
