package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static dev.tminus.run.Plans.ANN;
import static dev.tminus.run.Plans.MANAGER;
import static dev.tminus.run.Plans.QA;
import static dev.tminus.run.Plans.QUINN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.planning.Finding;
import dev.tminus.run.CommandId;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;

class LedgerTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Runbook THREE = Plans.signedInARow(3);

    @TempDir Path home;

    @Test
    void answersARepeatedCommandAsTheFirstTime() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            var command = CommandId.fresh();

            var first = ledger.runs().handle(run, command, MANAGER, new RunCommand.StartRun());
            var second = ledger.runs().handle(run, command, MANAGER, new RunCommand.StartRun());

            assertThat(first).isInstanceOf(CommandResult.Accepted.class).isEqualTo(second);
            assertThat(entries(ledger, run)).isEqualTo(((CommandResult.Accepted) first).to());
        }
    }

    @Test
    void nothingIsDoneForSomebodyWhoWasTakenOutOfTheWorkspace() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            var before = entries(ledger, run);
            var gone =
                    new CommandResult.Refused(
                            "You were taken out of the workspace, so you change nothing here."
                                    + " Fix: ask its owner to put you back into workspace.yaml.");
            ledger.now(Plans.without("mia.manager"));

            assertThat(ledger.say(run, MANAGER, new RunCommand.StartRun())).isEqualTo(gone);
            assertThat(ledger.say(run, MANAGER, new RunCommand.Comment(null, "Still here.")))
                    .isEqualTo(gone);
            assertThat(
                            ledger.planning()
                                    .plan(
                                            CommandId.fresh(),
                                            MANAGER,
                                            Plans.rehearsal(version(THREE), ZERO)))
                    .isEqualTo(gone);
            assertThat(ledger.planning().preflight(Plans.rehearsal(version(THREE), ZERO), MANAGER))
                    .extracting(Finding::what)
                    .containsExactly(gone.reason());
            assertThat(entries(ledger, run)).isEqualTo(before);

            ledger.now(Plans.WORKSPACE);
            assertThat(ledger.say(run, MANAGER, new RunCommand.StartRun()))
                    .isInstanceOf(CommandResult.Accepted.class);
        }
    }

    @Test
    void aRoleGoesToSomebodyWhoCameAfterTheRunWasPlanned() {
        var tess = Plans.person("tess.qa");
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            var giving = new RunCommand.GiveRole(Plans.QA, List.of(tess.id()), "Quinn has left.");
            assertThat(ledger.say(run, MANAGER, giving))
                    .isEqualTo(
                            new CommandResult.Refused(
                                    "tess.qa is in no team that fills the role QA."
                                            + " Fix: add them to such a team in workspace.yaml."));

            ledger.now(Plans.with("tess.qa", "testers"));
            assertThat(ledger.say(run, MANAGER, giving)).isInstanceOf(CommandResult.Accepted.class);

            var board = ledger.runs().board(run).orElseThrow();
            assertThat(board.state().people(Plans.QA)).containsExactly(tess.id());
            assertThat(board.workspace().people()).containsKeys(tess.id());
            assertThat(ledger.say(run, MANAGER, new RunCommand.StartRun()))
                    .isInstanceOf(CommandResult.Accepted.class);
        }
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var id = ledger.runs().list().getFirst().id();
            assertThat(ledger.runs().board(id).orElseThrow().state().people(Plans.QA))
                    .containsExactly(tess.id());
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
    }

    @Test
    void nobodyElseReadsTheFilesOfTheLedger() throws IOException {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            ledger.planned(THREE, ZERO);
            assertThatThrownBy(() -> ledger.jdbc().queryForObject("select 1 / 0", Integer.class))
                    .isInstanceOf(DataIntegrityViolationException.class);

            var folder = home.resolve("ledger");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(folder)) {
                assertThat(files.toList())
                        .isNotEmpty()
                        .allSatisfy(file ->
                                assertThat(Files.getPosixFilePermissions(file))
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void plansOnceForARepeatedCommand() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var command = CommandId.fresh();
            var wish = Plans.rehearsal(version(THREE), ZERO);

            var first = (CommandResult.Accepted) ledger.planning().plan(command, MANAGER, wish);
            var second = (CommandResult.Accepted) ledger.planning().plan(command, MANAGER, wish);

            assertThat(second).isEqualTo(first);
            assertThat(ledger.runs().list()).hasSize(1);
        }
    }

    @Test
    void findsEverythingAgainAfterARestart() {
        RunId run;
        RunState before;
        try (var ledger = Ledger.inFolder(home, THREE)) {
            run = ledger.planned(THREE, ZERO);
            completeFirstStep(ledger, run);
            before = ledger.runs().board(run).orElseThrow().state();
        }

        try (var ledger = Ledger.inFolder(home, THREE)) {
            var after = ledger.runs().board(run).orElseThrow().state();

            assertThat(after.steps()).isEqualTo(before.steps());
            assertThat(after.seq()).isEqualTo(before.seq());
            assertThat(after.step(step("step-1")).phase()).isEqualTo(StepPhase.DONE);
            assertThat(ledger.runs().health()).isEqualTo(new LedgerHealth.Sound(before.seq() + 1));
        }
    }

    @Test
    void refusesASecondLiveRunOnTheSameEnvironment() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            ledger.planning().plan(CommandId.fresh(), MANAGER, Plans.live(version(THREE), ZERO));

            var second =
                    ledger.planning()
                            .plan(CommandId.fresh(), MANAGER, Plans.live(version(THREE), ZERO));

            assertThat(second)
                    .isEqualTo(
                            new CommandResult.Refused(
                                    "Run 1, signed-in-a-row, is scheduled and not started on"
                                            + " production. Two live runs on one environment are"
                                            + " refused unless both runbooks say `alongside: true`;"
                                            + " complete or scrub it first."));
        }
    }

    @Test
    void letsTwoLiveRunsMeetOnlyWhereBothRunbooksAllowIt() {
        var left = Plans.alongside("left", THREE);
        var right = Plans.alongside("right", THREE);
        try (var ledger = Ledger.inFolder(home, THREE, left, right)) {
            var first = planLive(ledger, left);
            var second = planLive(ledger, right);
            var alone = planLive(ledger, THREE);

            assertThat(List.of(first, second))
                    .allSatisfy(answer ->
                            assertThat(answer).isInstanceOf(CommandResult.Accepted.class));
            assertThat(alone)
                    .isInstanceOfSatisfying(
                            CommandResult.Refused.class,
                            no ->
                                    assertThat(no.reason())
                                            .contains(
                                                    "unless both runbooks say `alongside: true`"));
            assertThat(ledger.planning().preflight(Plans.live(version(left), ZERO), MANAGER))
                    .filteredOn(finding -> finding.topic() == Finding.Topic.RUN)
                    .extracting(Finding::level, Finding::what)
                    .containsExactly(
                            tuple(
                                    Finding.Level.ATTENTION,
                                    "Run 1, left, is scheduled and not started on production."),
                            tuple(
                                    Finding.Level.ATTENTION,
                                    "Run 2, right, is scheduled and not started on production."));
        }
    }

    @Test
    void keepsARunbookThatAllowsCompanyAwayFromOneThatDoesNot() {
        var left = Plans.alongside("left", THREE);
        try (var ledger = Ledger.inFolder(home, THREE, left)) {
            planLive(ledger, THREE);

            assertThat(planLive(ledger, left)).isInstanceOf(CommandResult.Refused.class);
        }
    }

    private static CommandResult planLive(Ledger ledger, Runbook runbook) {
        return ledger.planning()
                .plan(CommandId.fresh(), MANAGER, Plans.live(version(runbook), ZERO));
    }

    @Test
    void namesARunThatDoesNotExist() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var nobody = RunId.of("0197b0c0-0000-7000-8000-000000000000");

            var answer = ledger.say(nobody, MANAGER, new RunCommand.StartRun());

            assertThat(answer)
                    .isEqualTo(
                            new CommandResult.Refused(
                                    "There is no run 0197b0c0-0000-7000-8000-000000000000."));
        }
    }

    @Test
    void keepsOneOrderUnderManyHands() throws Exception {
        var many = Plans.sideBySide(40);
        try (var ledger = Ledger.inFolder(home, many)) {
            var run = ledger.planned(many, ZERO);
            ledger.say(run, MANAGER, new RunCommand.StartRun());

            try (var hands = Executors.newFixedThreadPool(4)) {
                var work =
                        IntStream.rangeClosed(1, 40)
                                .<Callable<CommandResult>>mapToObj(number ->
                                        () -> {
                                            var one = step("step-" + number);
                                            ledger.say(run, ANN, new RunCommand.StartStep(one));
                                            return ledger.say(
                                                    run, ANN, new RunCommand.FinishStep(one));
                                        })
                                .toList();
                for (var answer : hands.invokeAll(work)) {
                    assertThat(answer.get()).isInstanceOf(CommandResult.Accepted.class);
                }
            }

            assertThat(ledger.runs().board(run).orElseThrow().state().status())
                    .isEqualTo(RunStatus.COMPLETE);
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    @Test
    void startsARunOfTenThousandStepsInSeconds() {
        var huge = Plans.sideBySide(10_000);
        try (var ledger = Ledger.inFolder(home, huge)) {
            var began = System.nanoTime();
            var run = ledger.planned(huge, ZERO);
            var answer = ledger.say(run, MANAGER, new RunCommand.StartRun());
            var took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(answer).isInstanceOf(CommandResult.Accepted.class);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
            assertThat(ledger.verifier().flaws()).isEmpty();
            System.getLogger("figures")
                    .log(System.Logger.Level.INFO, "10,000 steps planned and started in {0}", took);
        }
    }

    @Test
    void tellsWatchersOfEveryChange() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            var seen = new java.util.ArrayList<RunStatus>();

            try (var _ = ledger.runs().watch(run, board -> seen.add(board.state().status()))) {
                ledger.say(run, MANAGER, new RunCommand.StartRun());
                ledger.say(run, MANAGER, new RunCommand.HoldRun("Coffee first."));
            }
            ledger.say(run, MANAGER, new RunCommand.ResumeRun(""));

            assertThat(seen).isEqualTo(List.of(RunStatus.RUNNING, RunStatus.HELD));
        }
    }

    @Test
    void neverRecordsBeforeTheEntryBeforeWhateverTheClockSays() {
        try (var ledger = Ledger.inFolder(home, THREE)) {
            var run = ledger.planned(THREE, ZERO);
            var last = ledger.time().instant();
            ledger.say(run, MANAGER, new RunCommand.StartRun());
            ledger.time().pass(Duration.ofHours(-2));

            ledger.say(run, ANN, new RunCommand.StartStep(step("step-1")));

            var entry = ledger.runs().board(run).orElseThrow().latest().getFirst();
            assertThat(entry.at()).isEqualTo(last);
            assertThat(entry.clock()).isEqualTo(last.minus(Duration.ofHours(2)));
            assertThat(ledger.runs().warnings())
                    .containsExactly(
                            "The clock of this machine went back: it said 2026-11-20 10:00:00"
                                    + " (UTC), when 2026-11-20 12:00:00 was recorded already. Until it"
                                    + " has caught up, entries keep the later time, with the reading of"
                                    + " the clock beside it. Fix: set the clock of the machine.");
            assertThat(ledger.verifier().flaws()).isEmpty();

            ledger.time().pass(Duration.ofHours(3));
            ledger.say(run, ANN, new RunCommand.FinishStep(step("step-1")));
            assertThat(ledger.runs().board(run).orElseThrow().latest().getFirst().clock()).isNull();
            assertThat(ledger.runs().warnings()).isEmpty();
        }
        try (var ledger = Ledger.inFolder(home, THREE)) {
            assertThat(ledger.runs().warnings())
                    .singleElement()
                    .asString()
                    .startsWith("The clock of this machine went back: it said 2026-11-20 12:00:00");
        }
    }

    static void completeFirstStep(Ledger ledger, RunId run) {
        ledger.say(run, MANAGER, new RunCommand.StartRun());
        ledger.say(run, ANN, new RunCommand.StartStep(step("step-1")));
        ledger.say(run, ANN, new RunCommand.FinishStep(step("step-1")));
        var state = ledger.runs().board(run).orElseThrow().state();
        var digest = Rules.digest(state, step("step-1"));
        ledger.say(run, QUINN, new RunCommand.SignStep(step("step-1"), QA, digest));
    }

    static dev.tminus.runbook.names.ContentHash version(Runbook runbook) {
        return dev.tminus.runbook.names.ContentHash.of(
                runbook.id().value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static long entries(Ledger ledger, RunId run) {
        return ledger.runs().board(run).orElseThrow().state().seq();
    }
}
