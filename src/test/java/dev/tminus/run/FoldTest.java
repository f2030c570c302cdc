package dev.tminus.run;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.RUN;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tminus.run.rules.TrialRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static Recorded next(TrialRun run, String who, RunEvent event) {
        return new Recorded(
                run.state().seq() + 1,
                run.now(),
                TrialRun.actor(who),
                CommandId.derivedFrom("trial"),
                event);
    }

    @Test
    void tellsTheSameFromTheJournalAsFromTheCommands() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .signedBy(of(1, "qa"))
                                .check("c", "rows")
                                .at(Duration.ofHours(1)));
        run.does("olga", start("a"));
        run.does("zoe", new RunCommand.Comment(id("a"), "Go, olga"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("a", "qa"));
        run.at(Duration.ofHours(1)).advances();
        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void numbersEntriesFromOneWithoutAGap() {
        var run = started(runbook().manual("a").at(Duration.ZERO).check("c", "rows"));
        run.does("olga", start("a"));

        assertThat(run.journal())
                .extracting(Recorded::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(run.journal())
                .extracting(Recorded::event)
                .hasExactlyElementsOfTypes(
                        RunEvent.RunPlanned.class,
                        RunEvent.TimesPlanned.class,
                        RunEvent.RunStarted.class,
                        RunEvent.StepsReleased.class,
                        RunEvent.StepStarted.class,
                        RunEvent.CheckStarted.class,
                        RunEvent.StepStarted.class);
        assertThat(run.state().seq()).isEqualTo(7);
    }

    @Test
    void writesOneTimeAndCommandOnAllEntriesAndNobodyOnWhatFollowsByItself() {
        var run = started(runbook().check("c", "rows"));

        var ofStart = run.journal().subList(1, run.journal().size());

        assertThat(ofStart).hasSize(4);
        assertThat(ofStart).extracting(Recorded::at).containsOnly(run.now());
        assertThat(ofStart.getFirst().actor()).isEqualTo(TrialRun.actor("mia"));
        assertThat(ofStart.subList(1, 4))
                .extracting(Recorded::actor)
                .containsOnly(new Actor.Clock());
        assertThat(ofStart).extracting(Recorded::command).containsOnly(ofStart.get(0).command());
    }

    @Test
    void refusesAGap() {
        var run = started(runbook().manual("a"));
        var last = run.journal().getLast();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.apply(run.state(), last))
                .withMessage("Entry 3 cannot follow entry 3");
        var skipped =
                new Recorded(5, last.at(), last.actor(), last.command(), new RunEvent.RunStarted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.apply(run.state(), skipped))
                .withMessage("Entry 5 cannot follow entry 3");
    }

    @Test
    void refusesAJournalThatDoesNotBeginWithItsPlan() {
        var run = started(runbook().manual("a"));
        var checklist = run.state().checklist();
        var second = run.journal().get(1);
        var first = run.journal().getFirst();
        var late = new Recorded(2, first.at(), first.actor(), first.command(), first.event());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.begin(RUN, second, checklist))
                .withMessage("Run " + RUN + " does not begin with its plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.begin(RUN, late, checklist))
                .withMessage("Run " + RUN + " does not begin with its plan");
    }

    @Test
    void refusesASecondPlan() {
        var run = started(runbook().manual("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.apply(run.state(), next(run, "mia", run.state().plan())))
                .withMessage("A run is planned only once");
    }

    @Test
    void refusesAnAttemptThatEndsWithoutHavingBegun() {
        var run = started(runbook().check("c", "rows"));
        var ended = new RunEvent.CheckEnded(id("c"), "rows", 2, passed());
        var unknown = new RunEvent.CheckEnded(id("c"), "users", 1, passed());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.apply(run.state(), next(run, "worker", ended)))
                .withMessage("Entry 6 ends an attempt that never began");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.apply(run.state(), next(run, "worker", unknown)))
                .withMessage("Entry 6 ends an attempt that never began");
    }

    @Test
    void refusesWhatOnlyAPersonCanHaveDone() {
        var run = started(runbook().manual("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Fold.apply(
                                run.state(),
                                next(run, "clock", new RunEvent.Commented(null, "Tick"))))
                .withMessage("Entry 4 needs a person behind it");
    }
}
