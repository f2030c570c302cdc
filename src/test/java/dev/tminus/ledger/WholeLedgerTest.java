package dev.tminus.ledger;

import static dev.tminus.run.Plans.ANN;
import static dev.tminus.run.Plans.MANAGER;
import static dev.tminus.run.Plans.QUINN;
import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.required;
import static dev.tminus.run.rules.TrialRun.answer;
import static dev.tminus.run.rules.TrialRun.attach;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.result;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.QuestionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contingency, a wait, forms, questions and a skip across restarts, on a real file.
class WholeLedgerTest {

    static final Runbook WHOLE = whole();

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Actor WORKER = new Actor.Worker("compare/rows/1", 0);
    private static final Actor CLOCK = new Actor.Clock();

    @TempDir Path home;

    private static Runbook whole() {
        var drawn =
                RunbookBuilder.runbook()
                        .manual("lower")
                        .form(required("ttl", Field.Type.DURATION))
                        .files("zone")
                        .waitAnswered("propagate", "lower", "ttl")
                        .needs("lower")
                        .manual("downtime")
                        .optional()
                        .check("compare", "rows")
                        .onFail("users-differ")
                        .gate("go", of(1, "qa"))
                        .needs("propagate", "downtime", "compare")
                        .question(field("time", Field.Type.DURATION), "qa", "go")
                        .contingency("users-differ")
                        .manual("look")
                        .form(field("lost", Field.Type.BOOLEAN))
                        .manual("repair")
                        .needs("look")
                        .build();
        var plain = Plans.runbook("whole", drawn.steps().toList());
        return new Runbook(
                plain.id(),
                plain.title(),
                plain.zero(),
                plain.timezone(),
                plain.environments(),
                null,
                plain.roles(),
                plain.authority(),
                plain.distinct(),
                plain.variables(),
                plain.checks(),
                drawn.inputs(),
                drawn.questions(),
                plain.phases(),
                drawn.contingencies(),
                Definitions.NONE,
                false,
                Briefing.NONE);
    }

    /// A run whose failed check has opened a contingency, while a wait of the main line runs.
    static RunId inFlight(Ledger ledger) {
        var run = ledger.planned(WHOLE, ZERO);
        says(ledger, run, MANAGER, new RunCommand.StartRun());
        says(ledger, run, ANN, start("lower"));
        says(ledger, run, ANN, fill("lower", "ttl", "60m"));
        says(ledger, run, ANN, attach("lower", "zone"));
        says(ledger, run, ANN, finish("lower"));
        says(ledger, run, MANAGER, skip("downtime", "The pages stay up"));
        report(ledger, run, failed("3 rows are missing"));
        says(ledger, run, ANN, start("look"));
        says(ledger, run, ANN, fill("look", "lost", "no"));
        return run;
    }

    /// What was in flight is there, and leads to the end.
    static void goesOn(Ledger ledger, RunId run) {
        var before = state(ledger, run);
        assertThat(before.contingency()).isEqualTo(new ContingencyId("users-differ"));
        assertThat(before.step(id("lower")).answers().get("ttl")).isEqualTo("1h");
        assertThat(before.step(id("lower")).file("zone")).isNotNull();
        assertThat(before.step(id("look")).answers().get("lost")).isEqualTo("false");
        assertThat(
                        List.of(
                                before.step(id("propagate")).phase(),
                                before.step(id("downtime")).phase(),
                                before.step(id("compare")).phase()))
                .containsExactly(StepPhase.RUNNING, StepPhase.SKIPPED, StepPhase.FAILED);
        assertThat(before.unanswered(id("go")))
                .extracting(question -> question.id())
                .containsExactly(new QuestionId("time"));

        var until = before.step(id("propagate")).waitsUntil();
        ledger.time().pass(Duration.between(ledger.time().instant(), until));
        says(ledger, run, CLOCK, new RunCommand.Advance());
        says(ledger, run, ANN, finish("look"));
        says(ledger, run, ANN, start("repair"));
        says(ledger, run, ANN, finish("repair"));
        report(ledger, run, passed());
        says(ledger, run, QUINN, answer("time", "2d"));
        says(ledger, run, QUINN, go("go", "qa"));

        assertThat(state(ledger, run).status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void goesOnAfterARestartInTheMiddle() {
        RunId run;
        RunState before;
        try (var ledger = Ledger.inFolder(home, WHOLE)) {
            run = inFlight(ledger);
            before = state(ledger, run);
        }

        try (var ledger = Ledger.inFolder(home, WHOLE)) {
            var after = state(ledger, run);
            assertThat(after.steps()).isEqualTo(before.steps());
            assertThat(after.progress()).isEqualTo(before.progress());
            assertThat(after.openings()).isEqualTo(before.openings());
            goesOn(ledger, run);
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    private static void report(Ledger ledger, RunId run, Outcome how) {
        var attempt = state(ledger, run).step(id("compare")).lastAttempt("rows");
        says(ledger, run, WORKER, result("compare", "rows", attempt.number(), how));
    }

    private static void says(Ledger ledger, RunId run, Actor actor, RunCommand wish) {
        assertThat(ledger.say(run, actor, wish)).isInstanceOf(CommandResult.Accepted.class);
    }

    private static RunState state(Ledger ledger, RunId run) {
        return ledger.runs().board(run).orElseThrow().state();
    }
}
