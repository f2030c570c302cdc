package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.tminus.TminusApplication;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.Runs;
import dev.tminus.planning.RunPlanning;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.Slow;
import dev.tminus.testing.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A run of 2,000 steps of which many are done stays quick for the one who works in it: the real
/// application on a real ledger, and a real browser.
@Timing
@Slow
@SpringBootTest(
        classes = TminusApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=true", "server.address=127.0.0.1"})
@DirtiesContext
class LongRunTest {

    private static final int PHASES = 20;
    private static final int STEPS_PER_PHASE = 100;
    private static final int DONE = 500;
    private static final Duration BAR = Duration.ofSeconds(2);
    private static final Actor OPS = new Actor.Person(new PersonId("boston.ops"), Instant.EPOCH);
    private static final Actor QA = new Actor.Person(new PersonId("shanghai.qa"), Instant.EPOCH);

    @TempDir private static Path folder;

    @LocalServerPort private int port;
    @Autowired private Runs runs;
    @Autowired private RunPlanning planning;
    @Autowired private Catalog catalog;
    private Chromium chromium;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) throws IOException {
        var runbooks = Files.createDirectories(folder.resolve("runbooks"));
        Files.copy(Path.of("runbooks/workspace.yaml"), runbooks.resolve("workspace.yaml"));
        Files.writeString(runbooks.resolve("long.yaml"), runbook());
        properties.add("tminus.home", () -> folder.resolve("home").toString());
        properties.add("tminus.runbooks", runbooks::toString);
    }

    @BeforeEach
    void open() {
        chromium = Chromium.launch();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void opensStartsAndSignsWithinTwoSeconds() {
        var run = plan();
        does(run, OPS, new RunCommand.StartRun());
        for (var number = 1; number <= DONE; number++) {
            work(run, number);
            sign(run, number);
        }
        var address = "http://127.0.0.1:" + port;
        try (var ops = Member.atADesk(chromium.browser(), address, "America/New_York");
                var qa = Member.atADesk(chromium.browser(), address, "Asia/Shanghai")) {
            ops.signIn("Boston ops");
            qa.signIn("Shanghai QA");
            // What the browser keeps from here on is the program, not the run.
            ops.load("runs/" + run);

            var opening = new ArrayList<Duration>();
            var starting = new ArrayList<Duration>();
            var signing = new ArrayList<Duration>();
            for (var number = DONE + 1; number <= DONE + 5; number++) {
                var at = "runs/" + run + "/steps/step-" + number;
                var shown = number(number);
                opening.add(took(() -> ops.open(at), () -> ops.button("Start step " + shown)));
                starting.add(
                        took(
                                () -> ops.button("Start step " + shown).click(),
                                () -> ops.button("Step " + shown + " is done")));
                ops.press("Step " + shown + " is done");
                qa.open(at);
                signing.add(
                        took(
                                () -> qa.button("Sign off as QA").click(),
                                () -> qa.drawer().getByText("Signed by QA").first()));
            }
            System.out.printf(
                    "2,000 steps, %d done: opened in %s, started in %s, signed in %s ms%n",
                    DONE, millis(opening), millis(starting), millis(signing));
            assertThat(opening).allSatisfy(one -> assertThat(one).isLessThan(BAR));
            assertThat(starting).allSatisfy(one -> assertThat(one).isLessThan(BAR));
            assertThat(signing).allSatisfy(one -> assertThat(one).isLessThan(BAR));
        }
    }

    private static Duration took(Runnable action, java.util.function.Supplier<Locator> shows) {
        var from = System.nanoTime();
        action.run();
        assertThat(shows.get()).isVisible();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static List<Long> millis(List<Duration> times) {
        return times.stream().map(Duration::toMillis).toList();
    }

    private RunId plan() {
        var shelf = catalog.shelf();
        var entry =
                shelf.entries().stream()
                        .filter(one -> one.file().equals("long.yaml"))
                        .findFirst()
                        .orElseThrow();
        var answer =
                planning.plan(
                        CommandId.fresh(),
                        OPS,
                        Brief.planRun(
                                entry.hash(),
                                shelf.workspaceHash(),
                                new EnvironmentName("qa"),
                                Mode.REHEARSAL,
                                Instant.parse("2026-11-21T14:00:00Z"),
                                ZoneId.of("America/New_York")));
        return switch (answer) {
            case CommandResult.Accepted accepted -> accepted.run();
            case CommandResult.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private void work(RunId run, int number) {
        does(run, OPS, new RunCommand.StartStep(step(number)));
        does(run, OPS, new RunCommand.FinishStep(step(number)));
    }

    private void sign(RunId run, int number) {
        var digest = Rules.digest(runs.board(run).orElseThrow().state(), step(number));
        does(run, QA, new RunCommand.SignStep(step(number), new RoleName("qa"), digest));
    }

    private void does(RunId run, Actor who, RunCommand wish) {
        assertThat(runs.handle(run, CommandId.fresh(), who, wish))
                .isInstanceOf(CommandResult.Accepted.class);
    }

    private static StepId step(int number) {
        return new StepId("step-" + number);
    }

    private static String number(int number) {
        return (1 + (number - 1) / STEPS_PER_PHASE) + "." + (1 + (number - 1) % STEPS_PER_PHASE);
    }

    private static String runbook() {
        var text =
                new StringBuilder(
                        """
                        runbook: long
                        title: A long release
                        zero: All of it is done
                        environments: [qa]
                        may: {start: {role: ops}}
                        roles:
                          manager: {team: sf-release}
                          ops: {team: boston-ops}
                          qa: {team: shanghai-qa}
                        phases:
                        """);
        for (var phase = 1; phase <= PHASES; phase++) {
            text.append("  - id: phase-%1$d%n    title: Phase %1$d%n".formatted(phase));
            text.append("    owner: ops\n    steps:\n");
            for (var at = 1; at <= STEPS_PER_PHASE; at++) {
                text.append(
                        "      - {id: step-%1$d, title: Do number %1$d, sign-off: [{role: qa}]}%n"
                                .formatted((phase - 1) * STEPS_PER_PHASE + at));
            }
        }
        return text.toString();
    }
}
