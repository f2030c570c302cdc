package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.actor;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.runbook.Deadline.Effect;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.testing.Timing;
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
/// end. The figures go to `target/rule-speed-SIZE.txt`.
@Timing
class RuleSpeedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private Duration worst = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(ints = {2_000, 10_000})
    void decidesInTime(int size) throws IOException {
        for (var turn = 0; turn < 2; turn++) {
            told.clear(); // the first turn only warms up
            worst = Duration.ZERO;
            for (var number : new int[] {60, size / 2, size - 60}) {
                var run = started(large(size));
                done(run, number);
                measure(run, number, size);
            }
        }

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
                case 1 -> runbook.check(step, "rows").afterReady(HOUR, Effect.REMIND);
                case 2 -> runbook.manual(step).optional();
                default ->
                        runbook.manual(step)
                                .signedBy(of(1, "qa"))
                                .afterReady(HOUR, Effect.REMIND)
                                .deadlineAt(HOUR.multipliedBy(20), Effect.HOLD);
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

    /// Everything before a step is done, as a journal would say it.
    private static void done(TrialRun run, int number) {
        var draft = new Draft(run.state(), actor("olga"), CommandId.fresh(), run.now());
        for (var before = 0; before < number; before++) {
            var step = id("s" + before);
            draft.add(new RunEvent.StepStarted(step, 1));
            draft.add(
                    kind(before) == 2
                            ? new RunEvent.StepSkipped(step, "No need")
                            : new RunEvent.StepDone(step));
        }
        run.take(new Decision.Accepted(draft.entries(), draft.state()));
        run.advances();
    }

    /// The step that is next is a gate.
    private void measure(TrialRun run, int number, int size) {
        var next = "s" + number;
        var back = "s" + (number - 1);
        var where = size + " steps, at step " + number + ": ";
        time(where + "go", () -> accepted(run.decide("quinn", go(next, "qa"))));
        time(where + "refusal to sign", () -> run.decide("quinn", run.sign(back, "qa")));
        time(where + "refusal to reopen", () -> run.decide("mia", reopen(back, "Look")));
        time(where + "open a contingency", () -> accepted(run.decide("mia", open("x", "Look"))));
        var mia = (Actor.Person) actor("mia");
        var step = id(next);
        var contingency = new ContingencyId("x");
        time(where + "possible", () -> Rules.possible(run.state(), step, mia, run.now()));
        time(where + "possible to open", () -> Rules.possible(run.state(), contingency, mia));
        time(where + "offers", () -> Rules.offers(run.state()));
        time(where + "next due", () -> Consequences.nextDue(run.state(), run.now()));
    }

    private static void accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    /// The middle of several, in time of this thread's processor.
    private void time(String what, Runnable action) {
        var times = new ArrayList<Long>();
        for (var turn = 0; turn < 15; turn++) {
            var begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            action.run();
            times.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        }
        times.sort(Long::compare);
        var middle = Duration.ofNanos(times.get(times.size() / 2));
        told.add("%s: %.2f ms".formatted(what, middle.toNanos() / 1e6));
        worst = worst.compareTo(middle) < 0 ? middle : worst;
    }
}
