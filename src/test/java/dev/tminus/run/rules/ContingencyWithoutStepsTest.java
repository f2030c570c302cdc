package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.close;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.planning.PlanRules;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A contingency that has no steps ends as it says as soon as it is opened.
class ContingencyWithoutStepsTest {

    private static final ContingencyId X = new ContingencyId("x");

    /// A check that opens it when it fails, and a step behind the check.
    private static RunbookBuilder opening(Then then) {
        return runbook()
                .check("c", "rows")
                .onFail("x")
                .manual("b")
                .needs("c")
                .contingency("x")
                .offeredOn(On.FAILED)
                .then(then);
    }

    @Test
    void holdsTheRunWhenAStepOpensItByFailing() {
        var run = started(opening(new Then.Hold()));

        var events = run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(events.subList(1, events.size()))
                .containsExactly(
                        new RunEvent.StepFailed(id("c"), "3 rows are missing"),
                        new RunEvent.ContingencyOpened(X, id("c"), "Step 1.1, Title of c, failed."),
                        new RunEvent.ContingencyEnded(X, 0));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Contingency C1, Title of x, has ended.");
        assertThat(run.state().contingency()).isNull();
        assertThat(run.state().openings().get(X))
                .satisfies(opening -> {
                    assertThat(opening.cause()).isEqualTo(id("c"));
                    assertThat(opening.openedAt()).isEqualTo(run.now());
                    assertThat(opening.endedAt()).isEqualTo(run.now());
                });
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void isOfferedOnceMoreWhileWhatItIsForStillStands() {
        var run = started(opening(new Then.Hold()));
        run.reports("c", "rows", failed("3 rows are missing"));
        assertThat(Rules.offers(run.state()))
                .extracting(offer -> offer.contingency().id())
                .containsExactly(X);
        run.does("mia", resume("It was the test data"));

        var events = run.does("mia", open("x", ""));

        assertThat(events)
                .containsExactly(
                        new RunEvent.ContingencyOpened(X, id("c"), ""),
                        new RunEvent.ContingencyEnded(X, 0));
        assertThat(run.state().openings().get(X).number()).isEqualTo(2);
    }

    @Test
    void scrubsTheRun() {
        var run = started(opening(new Then.Scrub()));

        var events = run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(events)
                .endsWith(
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.RunScrubbed("Contingency C1, Title of x, has ended so."));
        assertThat(run.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(run.phase("b")).isEqualTo(StepPhase.NOT_REACHED);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    /// Opened by hand, it takes the run back to a step.
    private static RunbookBuilder retrying() {
        return runbook()
                .manual("a")
                .check("c", "rows")
                .needs("a")
                .manual("b")
                .needs("c")
                .contingency("x")
                .then(new Then.Retry(new StepId("a")));
    }

    @Test
    void returnsToAStepWhenSomebodyOpensIt() {
        var run = started(retrying());
        run.works("olga", "a");
        run.reports("c", "rows", failed("3 rows are missing"));

        var events = run.does("mia", open("x", "The file was cut off"));

        assertThat(events)
                .containsSubsequence(
                        new RunEvent.ContingencyOpened(X, null, "The file was cut off"),
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.StepsRetried(List.of(id("a"), id("c"), id("b"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("a"))));
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        run.works("omar", "a");
        run.reports("c", "rows", passed());
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void staysOpenWhileSomebodyWorksOnWhatItReaches() {
        var run = started(retrying());
        run.does("olga", start("a"));

        run.does("mia", open("x", "The file was cut off"));

        assertThat(run.state().contingency()).isEqualTo(X);
        assertThat(Rules.keepsOpen(run.state())).extracting(step -> step.id()).contains(id("a"));
        assertThat(run.does("olga", finish("a")))
                .contains(
                        new RunEvent.ContingencyEnded(X, 0),
                        new RunEvent.StepsRetried(List.of(id("a"), id("c"), id("b"))));
    }

    @Test
    void staysOpenUnderTheHoldOfAPersonAndCanBeClosedMeanwhile() {
        var run = started(retrying());
        run.works("olga", "a");
        run.does("mia", hold("Look first"));

        var opened = run.does("mia", open("x", "The file was cut off"));

        assertThat(opened).doesNotContain(new RunEvent.ContingencyEnded(X, 0));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        run.does("mia", close("x", "It was whole"));
        run.does("mia", open("x", "It was not"));
        assertThat(run.does("mia", resume("Go on"))).contains(new RunEvent.ContingencyEnded(X, 0));
    }

    @Test
    void endsAsTheFirstConditionThatHoldsSays() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .then(new Expression.Literal("false"), new Then.Scrub())
                                .then(new Then.Hold()));

        assertThat(run.does("mia", open("x", "Wrong day")))
                .contains(new RunEvent.ContingencyEnded(X, 1));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void isRefusedAtPlanningWhereItRollsBack() {
        assertThat(PlanRules.ready(opening(new Then.RollBack()).build()))
                .contains(
                        "Contingency C1, Title of x, ends with `roll-back`: this version cannot do"
                                + " that yet. Write `hold`, and say in a step what to do.");
    }
}
