package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.answer;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.GivenAnswer;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.names.QuestionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionRulesTest {

    private static final Field TIME = field("time", Field.Type.DURATION);
    private static final Field BUILD = field("build", Field.Type.TEXT);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void keepsTheGateShutThatItBlocks() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .gate("g", of(1, "qa"))
                                .needs("a")
                                .question(TIME, "qa", "g"));
        run.works("olga", "a");

        assertThat(run.phase("g")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.state().unanswered(id("g")))
                .extracting(question -> question.id().value())
                .containsExactly("time");
        assertThat(run.state().unanswered(id("a"))).isEmpty();

        var events = run.does("quinn", answer("time", " 90m "));

        assertThat(events)
                .containsExactly(
                        new RunEvent.QuestionAnswered(new QuestionId("time"), "1h30m"),
                        new RunEvent.StepsReleased(List.of(), List.of(id("g"))),
                        new RunEvent.StepStarted(id("g"), 1));
        assertThat(run.state().answers())
                .isEqualTo(
                        Map.of(
                                new QuestionId("time"),
                                new GivenAnswer("1h30m", who("quinn"), run.now())));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void isAnsweredBeforeTheRunStartsToo() {
        var runbook = runbook().manual("a").question(TIME, "qa", "a");
        var run = scheduled(runbook);
        run.does("quinn", answer("time", "2h"));
        run.does("mia", new RunCommand.StartRun());
        var planned = TrialRun.answered(runbook, Map.of(new QuestionId("time"), "3h"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(planned.state().answers().get(new QuestionId("time")))
                .isEqualTo(new GivenAnswer("3h", who("mia"), planned.now()));
    }

    @Test
    void isAnsweredByItsOwnerAndWhoeverMayResume() {
        var run = started(runbook().manual("a").question(TIME, "qa", null));

        assertThat(run.refuses("olga", answer("time", "2h")))
                .isEqualTo("Only QA can answer this question.");
        assertThat(run.refuses("worker", answer("time", "2h")))
                .isEqualTo("Only a person can do this.");
        run.does("quinn", answer("time", "2h"));
        run.does("mia", answer("time", "3h"));
        assertThat(run.state().answers().get(new QuestionId("time")).by()).isEqualTo(who("mia"));
    }

    @Test
    void refusesWrongAnswers() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .question(TIME, "qa", null)
                                .question(BUILD, "qa", null));

        assertThat(run.refuses("quinn", answer("time", "long")))
                .startsWith("Title of time: \"long\" ");
        assertThat(run.refuses("quinn", answer("time", " "))).isEqualTo("Write the answer first.");
        assertThat(run.refuses("quinn", answer("zeal", "1h")))
                .isEqualTo("This run has no question \"zeal\".");
        assertThat(run.refuses("quinn", answer("build", "4\n2")))
                .isEqualTo("Title of build is one line. Write it without breaks.");
    }

    @Test
    void isNotAnsweredOtherwiseOnceWhatItBlocksHasBegun() {
        var run = started(runbook().manual("a").question(TIME, "qa", "a"));
        run.does("quinn", answer("time", "2h"));
        run.does("quinn", answer("time", "3h"));
        run.does("olga", start("a"));

        assertThat(run.refuses("quinn", answer("time", "4h")))
                .isEqualTo("Step 1.1 has begun with the answer that was there.");
    }

    @Test
    void isNotAnsweredAnyMoreOnceTheRunIsOver() {
        var run = started(runbook().manual("a").question(TIME, "qa", null));
        run.works("olga", "a");

        assertThat(run.refuses("quinn", answer("time", "4h")))
                .isEqualTo("The run is complete; nothing changes any more.");
    }

    @Test
    void plansAnewWhatHasNotStarted() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .at(HOUR)
                                .takesAsAnswered("time")
                                .manual("b")
                                .needs("a")
                                .question(TIME, "qa", null));
        assertThat(run.state().plannedStart(id("b"))).isEqualTo(ZERO.plus(HOUR));

        run.does("quinn", answer("time", "2h"));
        assertThat(run.state().plannedStart(id("b"))).isEqualTo(ZERO.plus(HOUR.multipliedBy(3)));
        run.works("olga", "a");
        run.does("olga", start("b"));
        var events = run.does("quinn", answer("time", "5h"));

        assertThat(events).noneMatch(RunEvent.TimesPlanned.class::isInstance);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void opensAGateOnlyOnceAllItsQuestionsAreAnswered() {
        var run =
                started(
                        runbook()
                                .gate("g", of(1, "qa"))
                                .question(TIME, "qa", "g")
                                .question(BUILD, "qa", "g"));

        run.does("quinn", answer("time", "2h"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.refuses("quinn", go("g", "qa")))
                .isEqualTo("Step 1.1 is planned; it can be voted on once it is running.");
        run.does("quinn", answer("build", "4.2"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
    }
}
